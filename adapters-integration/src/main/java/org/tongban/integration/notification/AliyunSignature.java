package org.tongban.integration.notification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to Alibaba Cloud: ACS3-HMAC-SHA256, as published in "V3 版本请求体 &amp; 签名机制"
 * (help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature).
 */
final class AliyunSignature {
  private static final String ALGORITHM = "ACS3-HMAC-SHA256";
  private static final String MAC = "HmacSHA256";

  private final String keyId;
  private final byte[] secret;

  AliyunSignature(String keyId, String secret) {
    this.keyId = keyId;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The digest of an empty body, which goes into {@code x-acs-content-sha256}. */
  static String ofNothing() {
    return sha256("");
  }

  /**
   * The query as it is signed and sent: in the order of the names, encoded by RFC 3986.
   *
   * @param parameters by name
   */
  static String query(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /**
   * The header {@code Authorization} of a POST without a body.
   *
   * @param query as {@link #query} gave it
   * @param headers {@code host} and those that begin with {@code x-acs-}, in lower case
   */
  String authorization(String query, SortedMap<String, String> headers) {
    var names = String.join(";", headers.keySet());
    var canonicalHeaders =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
            .collect(Collectors.joining());
    var request = String.join("\n", "POST", "/", query, canonicalHeaders, names, ofNothing());
    var signature = HexFormat.of().formatHex(mac(ALGORITHM + "\n" + sha256(request)));
    return ALGORITHM
        + " Credential="
        + keyId
        + ",SignedHeaders="
        + names
        + ",Signature="
        + signature;
  }

  private byte[] mac(String text) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "AliyunSignature[***]";
  }
}
