package org.tongban.persistence.protection;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.transaction.RecurringWork;

/**
 * After the master key was changed, wraps the data keys by the new one, so that the old one can be
 * taken out of the key ring. Costs one query a day when there is nothing to do.
 */
@Singleton
final class RewrapKeys implements RecurringWork {
  private static final Logger LOG = LoggerFactory.getLogger(RewrapKeys.class);
  private static final int PORTION = 200;

  /** In one run, so that no run lasts for hours; the next day goes on. */
  private static final int PORTIONS = 5_000;

  private final PersonalData personalData;

  RewrapKeys(PersonalData personalData) {
    this.personalData = personalData;
  }

  @Override
  public String name() {
    return "rewrap-keys";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    long all = 0;
    int done = 1;
    for (int portion = 0; done > 0 && portion < PORTIONS; portion++) {
      done = personalData.rewrapKeys(PORTION);
      all += done;
    }
    if (all > 0) {
      LOG.info("{} data keys are wrapped by the current master key now", all);
    }
  }
}
