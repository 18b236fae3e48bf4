package org.tongban.persistence.protection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key that encrypts and authenticates values. A value is bound to what it is for and to its
 * place: it decrypts nowhere else.
 *
 * <p>Format, see docs/encryption.md: version 1, algorithm, length of the key's id, the id, nonce
 * (12 bytes), ciphertext with tag (16 bytes). The associated data are everything before the nonce,
 * then the context.
 */
final class AeadKey {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] id;
  private final CipherProfile profile;
  private final byte[] secret;

  /**
   * @param id 1 to 127 bytes
   * @param secret of the profile's length
   */
  AeadKey(byte[] id, CipherProfile profile, byte[] secret) {
    if (id.length < 1 || id.length > 127 || secret.length != profile.keyBytes()) {
      throw new IllegalArgumentException("A key for %s has another length".formatted(profile));
    }
    this.id = id.clone();
    this.profile = profile;
    this.secret = secret.clone();
  }

  static AeadKey random(byte[] id, CipherProfile profile) {
    return new AeadKey(id, profile, randomBytes(profile.keyBytes()));
  }

  static byte[] randomBytes(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  byte[] id() {
    return id.clone();
  }

  CipherProfile profile() {
    return profile;
  }

  byte[] secret() {
    return secret.clone();
  }

  byte[] encrypt(byte[] context, byte[] plain) {
    var header = header();
    var nonce = randomBytes(NONCE_BYTES);
    int begin = header.length + NONCE_BYTES;
    var stored = new byte[begin + plain.length + Gcm.TAG_BYTES];
    System.arraycopy(header, 0, stored, 0, header.length);
    System.arraycopy(nonce, 0, stored, header.length, NONCE_BYTES);
    profile
        .cipher()
        .run(
            true,
            secret,
            nonce,
            joined(header, context),
            new Gcm.Span(plain, 0, plain.length),
            new Gcm.Span(stored, begin, stored.length - begin));
    return stored;
  }

  /**
   * @throws CorruptDataException if it was altered, or encrypted by another key or in another
   *     context
   */
  byte[] decrypt(byte[] context, byte[] stored) {
    var header = header();
    int begin = header.length + NONCE_BYTES;
    if (!Arrays.equals(header, 0, header.length, stored, 0, Math.min(header.length, stored.length))
        || stored.length < begin + Gcm.TAG_BYTES) {
      throw new CorruptDataException("Not encrypted by this key");
    }
    var plain = new byte[stored.length - begin - Gcm.TAG_BYTES];
    profile
        .cipher()
        .run(
            false,
            secret,
            Arrays.copyOfRange(stored, header.length, begin),
            joined(header, context),
            new Gcm.Span(stored, begin, stored.length - begin),
            new Gcm.Span(plain, 0, plain.length));
    return plain;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** The id of the key that encrypted the value. */
  static byte[] keyIdOf(byte[] stored) {
    if (stored.length < 4
        || stored[0] != VERSION
        || stored[2] < 1
        || stored.length < 3 + stored[2]) {
      throw new CorruptDataException("Not an encrypted value");
    }
    return Arrays.copyOfRange(stored, 3, 3 + stored[2]);
  }

  private byte[] header() {
    return ByteBuffer.allocate(3 + id.length)
        .put(VERSION)
        .put(profile.code())
        .put((byte) id.length)
        .put(id)
        .array();
  }

  /** Names the key without showing it. */
  @Override
  public String toString() {
    var printable = new String(id, StandardCharsets.US_ASCII).matches("[!-~]+");
    return "AeadKey["
        + (printable ? new String(id, StandardCharsets.US_ASCII) : HexFormat.of().formatHex(id))
        + "]";
  }
}
