package org.tongban.web.security;

/** Whether people reach this server by TLS, be it that a proxy in front speaks it. */
final class Tls {
  private Tls() {}

  static boolean usedBy(WebConfiguration configuration) {
    return "https".equalsIgnoreCase(configuration.getBaseUrl().getScheme());
  }
}
