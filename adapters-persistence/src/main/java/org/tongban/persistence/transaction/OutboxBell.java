package org.tongban.persistence.transaction;

import jakarta.inject.Singleton;

/** Rung when an effect was committed, so that it need not wait for the next look at the outbox. */
@Singleton
final class OutboxBell {
  private volatile Runnable listener = () -> {};

  void onRing(Runnable heard) {
    listener = heard;
  }

  void ring() {
    listener.run();
  }
}
