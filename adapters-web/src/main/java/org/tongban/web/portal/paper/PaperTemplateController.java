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
import java.util.Locale;
import java.util.Map;
import org.tongban.application.identity.Caller;
import org.tongban.application.paper.EditPaperTemplates;
import org.tongban.application.paper.EditPaperTemplates.Answer;
import org.tongban.application.paper.EditPaperTemplates.Preview;
import org.tongban.application.paper.EditPaperTemplates.Text;
import org.tongban.application.paper.PaperPress.Printing;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperVocabulary;
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
  private static final String STALE = "别人刚刚保存了新的版本。您写的内容还在下面，没有保存；请对照最新版本后再保存一次。";

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
    return pages.show(request, "paper/templates", Map.of("templates", templates.current()));
  }

  @Get("/{kind}")
  HttpResponse<?> edit(HttpRequest<?> request, String kind, @Nullable @QueryValue String done) {
    editor(request);
    var template = templates.current(kind(kind));
    var form =
        new Form()
            .with(TITLE, template.title())
            .with(BODY, template.body())
            .with(VERSION, Integer.toString(template.version()));
    var words = words(template.kind(), form);
    words.put("done", done != null);
    return pages.show(request, "paper/template", words);
  }

  private Map<String, Object> words(PaperKind kind, Form form) {
    var words = new HashMap<String, Object>();
    words.put("kind", kind);
    words.put("vocabulary", PaperVocabulary.of(kind));
    words.put("versions", templates.versions(kind));
    words.put("form", form);
    words.put("done", false);
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
  HttpResponse<?> save(
      HttpRequest<?> request, String kind, @Body @Nullable Map<String, Object> body) {
    var caller = editor(request);
    var which = kind(kind);
    var form = Form.of(body);
    try {
      switch (templates.save(caller, which, form.number(VERSION, 0), text(form))) {
        case Answer.Saved _ -> {
          return Pages.to("/staff/paper-templates/" + which + "?done=1");
        }
        case Answer.Wrong(var faults) -> note(faults, form);
        case Answer.Stale(var current) ->
            form.with(VERSION, Integer.toString(current)).wrong(BODY, STALE);
        case Answer.NotAllowed() -> throw Inputs.absent();
      }
    } catch (StaleVersionException _) {
      form.with(VERSION, Integer.toString(templates.current(which).version())).wrong(BODY, STALE);
    }
    return pages.again(request, "paper/template", words(which, form));
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
    editor(request);
    var which = kind(kind);
    var form = Form.of(body);
    switch (templates.preview(which, text(form))) {
      case Preview.Printed(Printing.Done(var pdf)) -> {
        return PaperFiles.pdf(pdf, which.name().toLowerCase(Locale.ROOT) + "-preview.pdf");
      }
      case Preview.Printed(Printing.Unavailable _) ->
          form.wrong(BODY, "服务器没有安装中文字体，暂时不能预览；请管理员安装 fonts-noto-cjk。");
      case Preview.Wrong(var faults) -> note(faults, form);
    }
    return pages.again(request, "paper/template", words(which, form));
  }
}
