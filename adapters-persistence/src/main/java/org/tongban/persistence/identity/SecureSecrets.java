package org.tongban.persistence.identity;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import org.tongban.application.identity.Secrets;

/** Chance from the platform's secure source. */
@Singleton
final class SecureSecrets implements Secrets {
  private static final int CODES = 1_000_000;
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String code() {
    return "%06d".formatted(random.nextInt(CODES));
  }

  @Override
  public String token() {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
