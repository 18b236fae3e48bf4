package org.tongban.integration.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of texts in UTF-8. */
final class Digests {
  private Digests() {}

  /** MD5, because a courier's protocol wants it; no good against anybody who tries. */
  static byte[] md5(String text) {
    return digest("MD5", text);
  }

  /** SHA-256 in 64 hexadecimal digits. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(digest("SHA-256", text));
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
