package org.tongban.web.portal.notification;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.MyMessages;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.person.Profile;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** A resident's messages, and what was sent by short message and mail. */
@Hidden
@Controller("/me/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@Produces(MediaType.TEXT_HTML)
class MessagesController {
  private static final String HOME = "/me/messages";
  private static final String ORGANISATION = "organisation";
  private static final int SHOWN = 20;

  private final Pages pages;
  private final Callers callers;
  private final MyMessages messages;
  private final Profile profile;
  private final NoticeTexts texts;

  MessagesController(
      Pages pages, Callers callers, MyMessages messages, Profile profile, NoticeTexts texts) {
    this.pages = pages;
    this.callers = callers;
    this.messages = messages;
    this.profile = profile;
    this.texts = texts;
  }

  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String organisation,
      @Nullable @QueryValue String done) {
    var caller = callers.resident(request);
    var organisations = organisations(caller);
    var chosen = chosen(organisations, organisation);
    return pages.show(
        request,
        "notification/messages",
        Map.of(
            "organisations",
            organisations,
            "chosen",
            text(chosen),
            "messages",
            messages
                .list(caller, chosen, page(after))
                .map(message -> ShownMessage.of(message, texts)),
            "unread",
            messages.unread(caller, chosen),
            "done",
            done == null ? "" : done));
  }

  /** What was sent outside the portal. */
  @Get("/sent")
  HttpResponse<?> sent(HttpRequest<?> request, @Nullable @QueryValue String after) {
    var caller = callers.resident(request);
    return pages.show(
        request,
        "notification/sent",
        Map.of("sent", messages.sent(caller, Optional.empty(), page(after)), "texts", texts));
  }

  private static Page.Request page(String after) {
    return new Page.Request(Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN);
  }

  private List<Subject> organisations(Caller.Resident caller) {
    return List.copyOf(profile.of(caller).map(Profile.Me::organisations).orElse(List.of()));
  }

  private static Optional<SubjectId> chosen(List<Subject> organisations, String organisation) {
    return Optional.ofNullable(organisation)
        .filter(id -> !id.isEmpty())
        .map(id -> new SubjectId(Inputs.id(id)))
        .filter(id -> organisations.stream().map(Subject::id).anyMatch(id::equals));
  }

  private static String text(Optional<SubjectId> chosen) {
    return chosen.map(id -> id.value().toString()).orElse("");
  }

  /** Marks a message as read, and goes where it leads. */
  @Post("/{id}/read")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> read(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    var chosen = chosen(organisations(caller), form.value(ORGANISATION));
    if (!messages.markRead(caller, chosen, new MessageId(Inputs.id(id)))) {
      throw Inputs.absent();
    }
    return Pages.to(Pages.local(form.value("to"), home(chosen)));
  }

  /** Marks all messages as read. */
  @Post("/read")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> readAll(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var chosen = chosen(organisations(caller), Form.of(body).value(ORGANISATION));
    messages.markAllRead(caller, chosen);
    return Pages.to(home(chosen));
  }

  private static String home(Optional<SubjectId> chosen) {
    return chosen.isEmpty() ? HOME : HOME + "?organisation=" + text(chosen);
  }
}
