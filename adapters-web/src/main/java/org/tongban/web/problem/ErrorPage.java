package org.tongban.web.problem;

import io.micronaut.http.HttpRequest;

/** Shows a problem to a person with a browser, who asked for a page and not for the API. */
public interface ErrorPage {
  /**
   * The whole page in HTML.
   *
   * @param problem holds nothing that the person must not see
   * @param nonce the nonce of the content security policy
   */
  String html(HttpRequest<?> request, Problem problem, String nonce);
}
