package org.tongban.web.security;

import io.micronaut.http.HttpRequest;
import java.security.SecureRandom;
import java.util.Base64;

/** What a page may load: its own scripts and styles, and those that carry the answer's nonce. */
public final class ContentSecurityPolicy {
  private static final String ATTRIBUTE = "tongban.nonce";
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ContentSecurityPolicy() {}

  /** The nonce of the answer to this request, made at the first call. */
  public static String nonce(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(
            () -> {
              var bytes = new byte[BYTES];
              RANDOM.nextBytes(bytes);
              var nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
              request.setAttribute(ATTRIBUTE, nonce);
              return nonce;
            });
  }

  static String ofPage(HttpRequest<?> request, boolean secure) {
    return "default-src 'none'; script-src 'self' 'nonce-%1$s'; style-src 'self' 'nonce-%1$s';"
            .formatted(nonce(request))
        + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
        + " base-uri 'none'; frame-ancestors 'none'"
        + (secure ? "; upgrade-insecure-requests" : "");
  }

  /** Of whatever is no page: should a browser show it as one, it may do nothing. */
  static String ofData() {
    return "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
        + " sandbox";
  }
}
