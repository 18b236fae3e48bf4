package org.tongban.application.delivery;

import java.util.Objects;

/**
 * Takes in what couriers push: checked and stored before it is answered, carried out afterwards
 * ({@link TakePush}). The same content again is answered alike and has no second effect.
 */
public interface ReceivePushes {
  /** Checks and stores a push. */
  Reception receive(Push push);

  /**
   * What came.
   *
   * @param channel which courier's, as in the address
   * @param secret the one in the address
   * @param form whether the body is a form rather than JSON
   */
  record Push(String channel, String secret, boolean form, String body) {
    public Push {
      Objects.requireNonNull(channel);
      Objects.requireNonNull(secret);
      Objects.requireNonNull(body);
    }

    /** Nothing of the content, which is about people, nor of the secret. */
    @Override
    public String toString() {
      return "Push[" + channel + "]";
    }
  }

  /** The answer. */
  sealed interface Reception {
    /**
     * Stored, now or before.
     *
     * @param answer what the courier expects to be told, as JSON
     */
    record Accepted(String answer) implements Reception {}

    /** Not from the courier, or there is no such channel: which, is not told. */
    record Forged() implements Reception {}

    /** Too old, or from the future. */
    record Stale() implements Reception {}

    /** From the courier, but not what it is expected to send. */
    record Unreadable() implements Reception {}
  }
}
