package org.tongban.web.portal.licence;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.licence.EndLicence;
import org.tongban.application.licence.LicenceStore;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.Proposal;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The licences of a case, at the authority that issued them: revoked or replaced by two people. */
@Hidden
@Controller("/staff/cases/{id}/licences")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class LicenceDeskController {
  private final Pages pages;
  private final Callers callers;
  private final EndLicence endLicence;

  LicenceDeskController(Pages pages, Callers callers, EndLicence endLicence) {
    this.pages = pages;
    this.callers = callers;
    this.endLicence = endLicence;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request, String id, @Nullable @QueryValue String done) {
    var staff = callers.staff(request);
    return pages.show(
        request,
        "licence/desk",
        words(staff, id, found(staff, id), new Form(), done == null ? "" : done));
  }

  private List<LicenceStore.Stored> found(Caller.Staff staff, String id) {
    var found = endLicence.ofCase(staff, new CaseId(Inputs.id(id)));
    if (found.isEmpty()) {
      throw Inputs.absent();
    }
    return found;
  }

  private static Map<String, Object> words(
      Caller.Staff staff, String id, List<LicenceStore.Stored> found, Form form, String done) {
    var words = new HashMap<String, Object>();
    words.put("caseId", id);
    words.put("licences", found);
    words.put("approver", staff.holds(Role.APPROVER));
    words.put("me", staff.actorId());
    words.put("form", form);
    words.put("done", done);
    return words;
  }

  @Post("/{licence}/proposal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> propose(
      HttpRequest<?> request, String id, String licence, @Body @Nullable Map<String, Object> body) {
    var staff = callers.staff(request);
    var form = Form.of(body);
    var kind = form.required("kind", "请选择撤销还是换发。", text -> Proposal.Kind.valueOf(text));
    var reason = form.required("reason", "请写明理由，持证人会看到。", text -> text);
    var until =
        form.text("validUntil").isEmpty()
            ? Optional.<java.time.LocalDate>empty()
            : form.required("validUntil", "", Inputs::date);
    if (form.hasErrors()) {
      return again(request, staff, id, form);
    }
    return answer(
        request,
        staff,
        id,
        form,
        endLicence.propose(
            staff,
            new LicenceId(Inputs.id(licence)),
            form.number("version", 0),
            new EndLicence.Wish(kind.orElseThrow(), reason.orElseThrow(), until)));
  }

  @Post("/{licence}/decision")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> decide(
      HttpRequest<?> request, String id, String licence, @Body @Nullable Map<String, Object> body) {
    var staff = callers.staff(request);
    var form = Form.of(body);
    return answer(
        request,
        staff,
        id,
        form,
        endLicence.decide(
            staff,
            new LicenceId(Inputs.id(licence)),
            form.number("version", 0),
            form.value("agreed").equals("true")));
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, Caller.Staff staff, String id, Form form, EndLicence.Answer answer) {
    return switch (answer) {
      case EndLicence.Answer.Done _ -> Pages.to("/staff/cases/" + id + "/licences?done=done");
      case EndLicence.Answer.Wrong(var about, var words) ->
          wrong(request, staff, id, form, about, words);
      case EndLicence.Answer.Refused(var words) -> wrong(request, staff, id, form, "reason", words);
      case EndLicence.Answer.Stale _ ->
          wrong(request, staff, id, form, "reason", "这份证照刚刚有了变化，您填写的内容还在；请看过最新状态，再提交一次。");
      case EndLicence.Answer.Absent() -> throw Inputs.absent();
    };
  }

  private HttpResponse<?> wrong(
      HttpRequest<?> request,
      Caller.Staff staff,
      String id,
      Form form,
      String about,
      String words) {
    form.wrong(about, words);
    return again(request, staff, id, form);
  }

  private HttpResponse<?> again(HttpRequest<?> request, Caller.Staff staff, String id, Form form) {
    return pages.again(request, "licence/desk", words(staff, id, found(staff, id), form, ""));
  }
}
