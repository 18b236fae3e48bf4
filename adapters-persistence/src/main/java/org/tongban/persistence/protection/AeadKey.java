package org.tongban.persistence.protection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

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
  private static final int TAG_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] id;
  private final CipherProfile profile;
  private final SecretKeySpec secret;

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
    this.secret = new SecretKeySpec(secret, profile.cipher());
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
    return secret.getEncoded();
  }

  byte[] encrypt(byte[] context, byte[] plain) {
    var header = header();
    var nonce = randomBytes(NONCE_BYTES);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0);
      cipher.updateAAD(header);
      cipher.updateAAD(context);
      var stored = new byte[header.length + NONCE_BYTES + cipher.getOutputSize(plain.length)];
      System.arraycopy(header, 0, stored, 0, header.length);
      System.arraycopy(nonce, 0, stored, header.length, NONCE_BYTES);
      var end =
          header.length
              + NONCE_BYTES
              + cipher.doFinal(plain, 0, plain.length, stored, header.length + NONCE_BYTES);
      return end == stored.length ? stored : Arrays.copyOf(stored, end);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Encryption is not available", e);
    }
  }

  /**
   * @throws CorruptDataException if it was altered, or encrypted by another key or in another
   *     context
   */
  byte[] decrypt(byte[] context, byte[] stored) {
    var header = header();
    if (!Arrays.equals(header, 0, header.length, stored, 0, Math.min(header.length, stored.length))
        || stored.length < header.length + NONCE_BYTES + TAG_BYTES) {
      throw new CorruptDataException("Not encrypted by this key");
    }
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, stored, header.length);
      cipher.updateAAD(header);
      cipher.updateAAD(context);
      var begin = header.length + NONCE_BYTES;
      return cipher.doFinal(stored, begin, stored.length - begin);
    } catch (AEADBadTagException e) {
      throw new CorruptDataException("Altered, or moved from another place", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Decryption is not available", e);
    }
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

  private Cipher cipher(int mode, byte[] nonce, int offset) throws GeneralSecurityException {
    var transformation = profile.cipher() + "/GCM/NoPadding";
    var cipher =
        profile.provider() == null
            ? Cipher.getInstance(transformation)
            : Cipher.getInstance(transformation, profile.provider());
    cipher.init(mode, secret, new GCMParameterSpec(TAG_BYTES * 8, nonce, offset, NONCE_BYTES));
    return cipher;
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
