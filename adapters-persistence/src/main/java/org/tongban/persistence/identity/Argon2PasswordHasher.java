package org.tongban.persistence.identity;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.tongban.application.identity.PasswordHasher;

/** Argon2id with 19 MiB, 2 passes and 1 lane (OWASP Password Storage Cheat Sheet). */
@Singleton
final class Argon2PasswordHasher implements PasswordHasher {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  // Each run holds its memory: a crowd at the door must wait, not exhaust the heap.
  private static final int AT_ONCE = 4;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
  private final Semaphore running = new Semaphore(AT_ONCE, true);

  @Override
  public String hash(String password) {
    return limited(() -> encoder.encode(password));
  }

  @Override
  public boolean matches(String password, String hash) {
    return limited(() -> encoder.matches(password, hash));
  }

  private <T> T limited(Supplier<T> work) {
    running.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      running.release();
    }
  }
}
