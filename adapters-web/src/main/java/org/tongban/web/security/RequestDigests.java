package org.tongban.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells the bodies of requests apart without keeping them. Keyed, because bodies hold passwords and
 * numbers of people, and a plain hash of those can be guessed.
 */
public final class RequestDigests {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "tongban request body";

  private final SecretKeySpec key;

  /**
   * @param secret the key to derive from, at least 32 bytes
   */
  RequestDigests(byte[] secret) {
    this.key =
        new SecretKeySpec(
            mac(new SecretKeySpec(secret, ALGORITHM), PURPOSE.getBytes(StandardCharsets.UTF_8)),
            ALGORITHM);
  }

  /** The digest, 32 bytes in hexadecimal. */
  public String of(byte[] body) {
    return HexFormat.of().formatHex(mac(key, body));
  }

  private static byte[] mac(SecretKeySpec key, byte[] content) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
