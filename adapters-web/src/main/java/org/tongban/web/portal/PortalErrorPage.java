package org.tongban.web.portal;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import org.tongban.web.problem.ErrorPage;
import org.tongban.web.problem.Problem;

/** Says to a person what went wrong, and where to go from here. */
@Singleton
class PortalErrorPage implements ErrorPage {
  private final Pages pages;

  PortalErrorPage(Pages pages) {
    this.pages = pages;
  }

  @Override
  public String html(HttpRequest<?> request, Problem problem, String nonce) {
    return pages.html(request, "error", Map.of("problem", problem));
  }
}
