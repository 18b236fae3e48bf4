package org.tongban.integration.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * How EMS hides and signs a message: SM4 in ECB mode with PKCS #5 padding over the JSON and the
 * key's Base64 text behind it, in Base64 behind {@code |$4|} (平台 api.ems.com.cn, 报文加密). ECB is what
 * the platform asks for; it hides less than one would wish, so the connection has to be TLS.
 */
final class EmsCipher {
  private static final String PREFIX = "|$4|";
  private static final int KEY_BYTES = 16;
  private static final Provider PROVIDER = new BouncyCastleProvider();

  private final String keyText;
  private final SecretKeySpec key;

  /**
   * @throws IllegalStateException if the key is not 16 bytes in Base64
   */
  EmsCipher(String keyText) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(keyText);
    } catch (IllegalArgumentException _) {
      bytes = new byte[0];
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException("tongban.couriers.ems.sign-key is not 16 bytes in Base64");
    }
    this.keyText = keyText;
    this.key = new SecretKeySpec(bytes, "SM4");
  }

  /** The message as it is sent. */
  String encrypt(String json) {
    try {
      var plain = (json + keyText).getBytes(StandardCharsets.UTF_8);
      return PREFIX
          + Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SM4 is not available", e);
    }
  }

  /**
   * The JSON of a message.
   *
   * @throws IllegalArgumentException if it was not made with this key
   */
  String decrypt(String message) {
    if (!message.startsWith(PREFIX)) {
      throw new IllegalArgumentException("Not encrypted");
    }
    try {
      var plain =
          cipher(Cipher.DECRYPT_MODE)
              .doFinal(Base64.getDecoder().decode(message.substring(PREFIX.length()).strip()));
      var signature = keyText.getBytes(StandardCharsets.UTF_8);
      var end = plain.length - signature.length;
      if (end < 0 || !PushSecret.same(Arrays.copyOfRange(plain, end, plain.length), signature)) {
        throw new IllegalArgumentException("Not signed with this key");
      }
      // Strictly: the mode keeps no block from being altered, but an altered one is no text any
      // more.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain, 0, end)).toString();
    } catch (GeneralSecurityException | CharacterCodingException e) {
      throw new IllegalArgumentException("Not encrypted with this key", e);
    }
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("SM4/ECB/PKCS5Padding", PROVIDER);
    cipher.init(mode, key);
    return cipher;
  }
}
