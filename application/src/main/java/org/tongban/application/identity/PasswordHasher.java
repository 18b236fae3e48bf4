package org.tongban.application.identity;

/**
 * Hashes passwords, slowly and with a salt (Argon2id). Never called inside a transaction. Every
 * implementation passes {@code PasswordHasherContract}.
 */
public interface PasswordHasher {
  /** A hash that {@link #matches} accepts the password for; another every time. */
  String hash(String password);

  /** Whether the hash was made of that password. */
  boolean matches(String password, String hash);
}
