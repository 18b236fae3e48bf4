package org.tongban.web.portal.licence;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import org.tongban.application.licence.VerifyLicence;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.web.api.licence.VerificationResponse;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;

/** Whether a licence is genuine: for anybody who has one before them. */
@Hidden
@Controller("/verify")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class VerifyController {
  private final Pages pages;
  private final VerifyLicence verifyLicence;

  VerifyController(Pages pages, VerifyLicence verifyLicence) {
    this.pages = pages;
    this.verifyLicence = verifyLicence;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request, @Nullable @QueryValue String id) {
    var form = Form.of(id == null ? Map.of() : Map.of("id", id));
    var words = new HashMap<String, Object>();
    words.put("form", form);
    if (id != null) {
      form.required("id", "请填写证照上的电子证照标识。", LicenceNumber::of)
          .map(verifyLicence::verify)
          .map(VerificationResponse::of)
          .ifPresent(answer -> words.put("answer", answer));
    }
    return form.hasErrors()
        ? pages.again(request, "licence/verify", words)
        : pages.show(request, "licence/verify", words);
  }
}
