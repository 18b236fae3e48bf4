package org.tongban.persistence.protection;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** A block cipher in Galois/counter mode (NIST SP 800-38D) with a tag of 16 bytes. */
enum Gcm {
  /** By Bouncy Castle without its provider, whose look-ups take longer than a short value does. */
  SM4 {
    @Override
    int run(boolean encrypting, byte[] secret, byte[] nonce, byte[] associated, Span in, Span out) {
      var cipher = GCMBlockCipher.newInstance(new SM4Engine());
      cipher.init(
          encrypting,
          new AEADParameters(new KeyParameter(secret), TAG_BYTES * 8, nonce, associated));
      try {
        int done = cipher.processBytes(in.bytes(), in.from(), in.length(), out.bytes(), out.from());
        return done + cipher.doFinal(out.bytes(), out.from() + done);
      } catch (InvalidCipherTextException e) {
        throw altered(e);
      }
    }
  },

  /** By the platform, which has the processor's instructions for it. */
  AES {
    @Override
    int run(boolean encrypting, byte[] secret, byte[] nonce, byte[] associated, Span in, Span out) {
      try {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
            encrypting ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
            new SecretKeySpec(secret, "AES"),
            new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(in.bytes(), in.from(), in.length(), out.bytes(), out.from());
      } catch (AEADBadTagException e) {
        throw altered(e);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Encryption is not available", e);
      }
    }
  };

  static final int TAG_BYTES = 16;

  /** A part of an array. */
  record Span(byte[] bytes, int from, int length) {}

  /**
   * Encrypts, with the tag at the end, or decrypts.
   *
   * @param secret of a length that the cipher takes
   * @param nonce 12 bytes, never twice with one secret
   * @param associated what is authenticated as well
   * @param out with room for the tag when encrypting, for what is left without it else
   * @return how many bytes were written
   * @throws CorruptDataException if what is decrypted was altered
   */
  abstract int run(
      boolean encrypting, byte[] secret, byte[] nonce, byte[] associated, Span in, Span out);

  private static CorruptDataException altered(Exception cause) {
    return new CorruptDataException("Altered, or moved from another place", cause);
  }
}
