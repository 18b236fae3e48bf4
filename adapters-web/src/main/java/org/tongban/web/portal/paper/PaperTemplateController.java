package org.tongban.web.portal.paper;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tongban.application.identity.Caller;
import org.tongban.application.paper.EditPaperTemplates;
import org.tongban.application.paper.EditPaperTemplates.Answer;
import org.tongban.application.paper.EditPaperTemplates.Preview;
import org.tongban.application.paper.EditPaperTemplates.Text;
import org.tongban.application.paper.PaperPress.Printing;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.domain.paper.TemplateProposal;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.paper.PaperFiles;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The editor of the templates of papers. */
@Hidden
@Controller("/staff/paper-templates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class PaperTemplateController {
  private static final String TITLE = "title";
  private static final String BODY = "body";
  private static final String VERSION = "version";
  private static final String REMARK = "remark";
  private static final String REASON = "reason";
  private static final String STALE = "别人刚刚改过这份模板。您写的内容还在下面，没有提交；请对照最新情况后再提交一次。";

  private final Pages pages;
  private final Callers callers;
  private final EditPaperTemplates templates;

  PaperTemplateController(Pages pages, Callers callers, EditPaperTemplates templates) {
    this.pages = pages;
    this.callers = callers;
    this.templates = templates;
  }

  private Caller.Staff editor(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!templates.edits(staff)) {
      throw new RefusedException(ProblemType.FORBIDDEN, "编辑文书模板需要市级的事项编辑岗位。");
    }
    return staff;
  }

  private static PaperKind kind(String text) {
    return Inputs.code(text, Inputs.constant(PaperKind.class));
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    editor(request);
    return pages.show(
        request,
        "paper/templates",
        Map.of("templates", templates.current(), "proposals", templates.proposals()));
  }

  @Get("/{kind}")
  HttpResponse<?> edit(HttpRequest<?> request, String kind, @Nullable @QueryValue String done) {
    var caller = editor(request);
    var which = kind(kind);
    var words = words(caller, which, begun(which));
    words.put("done", done == null ? "" : done);
    return pages.show(request, "paper/template", words);
  }

  /** What stands in the form at first: what was sent back, else the version in force. */
  private Form begun(PaperKind kind) {
    var proposal = templates.proposal(kind);
    var open = proposal.filter(it -> it.state().open());
    var inForce = templates.current(kind);
    return new Form()
        .with(TITLE, open.map(TemplateProposal::title).orElse(inForce.title()))
        .with(BODY, open.map(TemplateProposal::body).orElse(inForce.body()))
        .with(VERSION, version(proposal));
  }

  private static String version(Optional<TemplateProposal> proposal) {
    return Integer.toString(proposal.map(TemplateProposal::version).orElse(0));
  }

  private Map<String, Object> words(Caller.Staff caller, PaperKind kind, Form form) {
    var open = templates.proposal(kind).filter(it -> it.state().open());
    var words = new HashMap<String, Object>();
    words.put("kind", kind);
    words.put("vocabulary", PaperVocabulary.of(kind));
    words.put("versions", templates.versions(kind));
    words.put("proposal", open);
    words.put("difference", open.map(templates::difference).orElse(List.of()));
    words.put("wroteIt", open.filter(it -> it.editors().contains(caller.actorId())).isPresent());
    words.put("form", form);
    words.put("done", "");
    return words;
  }

  /** An earlier version, to be read. */
  @Get("/{kind}/versions/{version}")
  HttpResponse<?> version(HttpRequest<?> request, String kind, int version) {
    editor(request);
    var found =
        templates.versions(kind(kind)).stream()
            .filter(template -> template.version() == version)
            .findFirst()
            .orElseThrow(Inputs::absent);
    return pages.show(request, "paper/version", Map.of("template", found));
  }

  @Post("/{kind}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> propose(
      HttpRequest<?> request, String kind, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    if (form.value(REMARK).length() > TemplateProposal.LONGEST_REMARK) {
      form.wrong(REMARK, "最多写 " + TemplateProposal.LONGEST_REMARK + " 个字。");
      var caller = editor(request);
      return pages.again(request, "paper/template", words(caller, kind(kind), form));
    }
    return step(
        request,
        new Step(kind, form, "submitted"),
        (caller, which) ->
            templates.propose(
                caller, which, form.number(VERSION, 0), text(form), form.value(REMARK)));
  }

  @Post("/{kind}/approval")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> approve(
      HttpRequest<?> request, String kind, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    return step(
        request,
        new Step(kind, form, "in-force"),
        (caller, which) -> templates.approve(caller, which, form.number(VERSION, 0)));
  }

  @Post("/{kind}/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> sendBack(
      HttpRequest<?> request, String kind, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var reason = form.value(REASON);
    if (reason.isBlank() || reason.length() > TemplateProposal.LONGEST_REMARK) {
      form.wrong(REASON, "请写明退回的原因，最多 " + TemplateProposal.LONGEST_REMARK + " 个字。");
      var caller = editor(request);
      return pages.again(request, "paper/template", words(caller, kind(kind), form));
    }
    return step(
        request,
        new Step(kind, form, "sent-back"),
        (caller, which) -> templates.sendBack(caller, which, form.number(VERSION, 0), reason));
  }

  @Post("/{kind}/discard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> discard(
      HttpRequest<?> request, String kind, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    return step(
        request,
        new Step(kind, form, "discarded"),
        (caller, which) -> templates.discard(caller, which, form.number(VERSION, 0)));
  }

  /** What was sent, and what is said when it is done. */
  private record Step(String kind, Form form, String done) {}

  private HttpResponse<?> step(
      HttpRequest<?> request, Step step, BiFunction<Caller.Staff, PaperKind, Answer> take) {
    var caller = editor(request);
    var which = kind(step.kind());
    var form = step.form();
    try {
      switch (take.apply(caller, which)) {
        case Answer.Done _ -> {
          return Pages.to("/staff/paper-templates/" + which + "?done=" + step.done());
        }
        case Answer.Wrong(var faults) -> note(faults, form);
        case Answer.Stale _ -> stale(which, form);
        case Answer.Refused(var words) -> form.wrong("step", words);
        case Answer.NotAllowed() -> throw Inputs.absent();
      }
    } catch (StaleVersionException _) {
      stale(which, form);
    }
    return pages.again(request, "paper/template", words(caller, which, form));
  }

  private void stale(PaperKind kind, Form form) {
    form.with(VERSION, version(templates.proposal(kind))).wrong("step", STALE);
  }

  /** The open proposal as a paper with invented words. */
  @Get("/{kind}/proposal/preview")
  @Produces(MediaType.ALL)
  HttpResponse<?> proposalPreview(HttpRequest<?> request, String kind) {
    var caller = editor(request);
    var which = kind(kind);
    var proposal =
        templates.proposal(which).filter(it -> it.state().open()).orElseThrow(Inputs::absent);
    return printed(
        request, caller, which, begun(which), new Text(proposal.title(), proposal.body()));
  }

  private static void note(EditPaperTemplates.Faults faults, Form form) {
    if (!faults.title().isEmpty()) {
      form.wrong(TITLE, String.join("", faults.title()));
    }
    if (!faults.body().isEmpty()) {
      form.wrong(BODY, String.join("", faults.body()));
    }
  }

  private static Text text(Form form) {
    return new Text(form.value(TITLE), form.value(BODY));
  }

  /** What stands in the form, as a paper with invented words; nothing is saved. */
  @Post("/{kind}/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.ALL)
  HttpResponse<?> preview(
      HttpRequest<?> request, String kind, @Body @Nullable Map<String, Object> body) {
    var caller = editor(request);
    var form = Form.of(body);
    return printed(request, caller, kind(kind), form, text(form));
  }

  private HttpResponse<?> printed(
      HttpRequest<?> request, Caller.Staff caller, PaperKind kind, Form form, Text text) {
    switch (templates.preview(kind, text)) {
      case Preview.Printed(Printing.Done(var pdf)) -> {
        return PaperFiles.pdf(pdf, kind.name().toLowerCase(Locale.ROOT) + "-preview.pdf");
      }
      case Preview.Printed(Printing.Unavailable _) ->
          form.wrong(BODY, "服务器没有安装中文字体，暂时不能预览；请管理员安装 fonts-noto-cjk。");
      case Preview.Wrong(var faults) -> note(faults, form);
    }
    return pages.again(request, "paper/template", words(caller, kind, form));
  }
}
