package org.tongban.application.transaction;

import java.time.Duration;

/** Work that is done again and again, by one instance at a time. */
public interface RecurringWork {
  /** Names it, stable and unique. */
  String name();

  /** How long after one run the next begins. */
  Duration every();

  /** Does it once. What it throws is logged, and the next run comes all the same. */
  void run();
}
