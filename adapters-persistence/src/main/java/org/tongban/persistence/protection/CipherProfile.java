package org.tongban.persistence.protection;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Which algorithms protect new data. Data of the other profile stays readable. */
public enum CipherProfile {
  /** SM4/GCM and HMAC-SM3 (GB/T 32907, GB/T 32905), as Chinese compliance asks for. */
  SM4(1, Gcm.SM4, 16, "HMACSM3", new BouncyCastleProvider()),
  /** AES-256/GCM and HMAC-SHA-256. */
  AES(2, Gcm.AES, 32, "HmacSHA256", null);

  /** Bytes of an index key, whatever the profile. */
  static final int INDEX_KEY_BYTES = 32;

  private final int code;
  private final Gcm cipher;
  private final int keyBytes;
  private final String mac;
  private final Provider provider;

  CipherProfile(int code, Gcm cipher, int keyBytes, String mac, Provider provider) {
    this.code = code;
    this.cipher = cipher;
    this.keyBytes = keyBytes;
    this.mac = mac;
    this.provider = provider;
  }

  /** What stands for it in stored values. */
  byte code() {
    return (byte) code;
  }

  Gcm cipher() {
    return cipher;
  }

  int keyBytes() {
    return keyBytes;
  }

  String mac() {
    return mac;
  }

  /**
   * The provider of the code for authentication, or null for the platform's own. It is not
   * registered with the platform.
   */
  Provider provider() {
    return provider;
  }

  /**
   * The profile of that code.
   *
   * @throws CorruptDataException if there is none
   */
  static CipherProfile ofCode(byte code) {
    for (var profile : values()) {
      if (profile.code() == code) {
        return profile;
      }
    }
    throw new CorruptDataException("Encrypted by an unknown algorithm: " + code);
  }

  /**
   * The profile of that name, {@code sm4} or {@code aes}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CipherProfile named(String name) {
    return switch (name) {
      case "sm4" -> SM4;
      case "aes" -> AES;
      default -> throw new IllegalArgumentException("A profile is sm4 or aes, not: " + name);
    };
  }

  /** The name in key files and in the configuration. */
  String label() {
    return switch (this) {
      case SM4 -> "sm4";
      case AES -> "aes";
    };
  }
}
