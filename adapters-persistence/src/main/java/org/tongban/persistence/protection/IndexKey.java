package org.tongban.persistence.protection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that makes blind indexes: without it nobody can try out which text an index stands for. */
final class IndexKey {
  private final String id;
  private final CipherProfile profile;
  private final SecretKeySpec secret;

  IndexKey(String id, CipherProfile profile, byte[] secret) {
    if (secret.length != CipherProfile.INDEX_KEY_BYTES) {
      throw new IllegalArgumentException("An index key has 32 bytes");
    }
    this.id = id;
    this.profile = profile;
    this.secret = new SecretKeySpec(secret, profile.mac());
  }

  String id() {
    return id;
  }

  CipherProfile profile() {
    return profile;
  }

  /**
   * 32 bytes. The length of the field's name goes first, so that no two inputs are the same bytes.
   */
  byte[] index(String field, String text) {
    try {
      var mac =
          profile.provider() == null
              ? Mac.getInstance(profile.mac())
              : Mac.getInstance(profile.mac(), profile.provider());
      mac.init(secret);
      var name = field.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(4).putInt(name.length).array());
      mac.update(name);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Blind indexes are not available", e);
    }
  }

  /** Names the key without showing it. */
  @Override
  public String toString() {
    return "IndexKey[" + id + "]";
  }
}
