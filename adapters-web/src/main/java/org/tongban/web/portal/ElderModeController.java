package org.tongban.web.portal;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import org.tongban.web.security.WebConfiguration;

/** Turns elder mode (长辈版) on and off. */
@Hidden
@Controller("/elder")
@Secured(SecurityRule.IS_ANONYMOUS)
class ElderModeController {
  private static final Duration KEPT = Duration.ofDays(365);

  private final boolean secure;

  ElderModeController(WebConfiguration configuration) {
    this.secure = "https".equalsIgnoreCase(configuration.getBaseUrl().getScheme());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> choose(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var on = form.value("on").equals("1");
    return Pages.to(Pages.local(form.value("back"), "/"))
        .cookie(
            Cookie.of(Pages.ELDER, on ? "1" : "")
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .maxAge(on ? KEPT : Duration.ZERO));
  }
}
