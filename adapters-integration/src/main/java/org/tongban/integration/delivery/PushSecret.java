package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * What all pushes have in common: a secret in the address they are sent to ({@code
 * tongban.couriers.push-secret}), because not every courier signs what it pushes, and how old a
 * push may be ({@code tongban.couriers.push-tolerance}). Without a secret every push is refused.
 */
@Singleton
final class PushSecret {
  private static final int SHORTEST = 32;
  private static final Duration FAST_CLOCK = Duration.ofMinutes(5);

  private final byte[] secret;
  private final Duration tolerance;

  /**
   * @throws IllegalStateException if the secret is shorter than 32 characters
   */
  PushSecret(
      @Property(name = "tongban.couriers.push-secret", defaultValue = "") String secret,
      @Property(name = "tongban.couriers.push-tolerance", defaultValue = "PT1H")
          Duration tolerance) {
    if (!secret.isEmpty() && secret.length() < SHORTEST) {
      throw new IllegalStateException(
          "tongban.couriers.push-secret needs " + SHORTEST + " characters, chosen by chance");
    }
    this.secret = bytes(secret);
    this.tolerance = tolerance;
  }

  /** Whether that is the secret. Takes as long whatever is wrong with it. */
  boolean is(String sent) {
    return same(secret, bytes(sent)) && secret.length > 0;
  }

  /** Whether a push of that time is taken now. */
  boolean inTime(Instant sent, Instant now) {
    return !sent.isBefore(now.minus(tolerance)) && !sent.isAfter(now.plus(FAST_CLOCK));
  }

  /** Compares in constant time. */
  static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
