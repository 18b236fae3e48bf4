package org.tongban.web.problem;

import io.micronaut.http.HttpRequest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Gives every request a name, by which the log and the answer can be matched. */
public final class Correlation {
  /** The header that tells the name. */
  public static final String HEADER = "X-Correlation-Id";

  private static final String ATTRIBUTE = "tongban.correlation";
  private static final int BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Correlation() {}

  /** The request's name, made at the first call. */
  public static String of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(
            () -> {
              var bytes = new byte[BYTES];
              RANDOM.nextBytes(bytes);
              var name = HexFormat.of().formatHex(bytes);
              request.setAttribute(ATTRIBUTE, name);
              return name;
            });
  }
}
