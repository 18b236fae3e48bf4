package org.tongban.web.portal.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.tongban.application.casework.PrepareApplication;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.PreparationCode;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.PersonName;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Opens a prepared application at the counter, by its code and the visitor's identity card. */
@Hidden
@Controller("/staff/prepared")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class PreparedCounterController {
  private static final String PAGE = "staff/prepared";

  private final Pages pages;
  private final Callers callers;
  private final PrepareApplication prepareApplication;

  PreparedCounterController(Pages pages, Callers callers, PrepareApplication prepareApplication) {
    this.pages = pages;
    this.callers = callers;
    this.prepareApplication = prepareApplication;
  }

  private Caller.Staff clerk(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!CounterController.isClerk(staff)) {
      throw new RefusedException(ProblemType.FORBIDDEN, "预填申请由窗口、村站或帮办人员打开。");
    }
    return staff;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request) {
    clerk(request);
    return pages.show(request, PAGE, Map.of("form", new Form()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var staff = clerk(request);
    var form = Form.of(body);
    var code = form.required("code", "请填写预填号。", PreparationCode::of);
    var name = form.required("name", "请填写身份证上的姓名。", PersonName::of);
    var citizenId = form.required("citizenId", "请填写身份证号码。", CitizenId::of);
    if (code.isPresent() && name.isPresent() && citizenId.isPresent()) {
      switch (prepareApplication.take(
          staff, new PrepareApplication.Visit(code.get(), name.get(), citizenId.get()))) {
        case PrepareApplication.Taking.Taken(var draft) -> {
          return Pages.to("/apply/" + draft.id().value() + "/form");
        }
        case PrepareApplication.Taking.NotAllowed(var words) -> form.wrong("name", words);
        case PrepareApplication.Taking.Absent() ->
            form.wrong("code", "没有找到本网点的这个预填号；请核对号码，或请申请人确认选的是不是本网点。");
      }
    }
    return pages.again(request, PAGE, Map.of("form", form));
  }
}
