package org.tongban.web.api.notification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.tongban.application.notification.ManagePreferences;
import org.tongban.application.notification.ManagePreferences.Answer;
import org.tongban.application.notification.MyMessages;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** A resident's messages, and how they want to be told. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@SecurityRequirement(name = "bearer")
@Tag(name = "messages")
class NotificationController {
  private static final int LONGEST_CODE = 20;

  private final MyMessages messages;
  private final ManagePreferences preferences;
  private final NoticeTexts texts;
  private final Callers callers;
  private final IdempotentWrites writes;

  NotificationController(
      MyMessages messages,
      ManagePreferences preferences,
      NoticeTexts texts,
      Callers callers,
      IdempotentWrites writes) {
    this.messages = messages;
    this.preferences = preferences;
    this.texts = texts;
    this.callers = callers;
    this.writes = writes;
  }

  /**
   * The caller's messages, or those of an organisation the caller operates, the latest first, with
   * the number of unread ones among the latest hundred.
   */
  @Get("/messages")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InboxPage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String organisation,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.resident(request);
    var whose = organisation(organisation);
    var page = messages.list(caller, whose, Inputs.page(cursor, limit));
    return HttpResponse.ok(
        new InboxPage(
            page.items().stream().map(message -> InboxMessageResponse.of(message, texts)).toList(),
            page.next(),
            messages.unread(caller, whose)));
  }

  private static Optional<SubjectId> organisation(String text) {
    var inputs = new Inputs();
    var id = inputs.optional("organisation", text, Inputs::uuid).map(SubjectId::new);
    inputs.check();
    return id;
  }

  /** Marks a message as read. */
  @Post("/messages/{id}/read")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> markRead(
      HttpRequest<?> request, String id, @Nullable @QueryValue String organisation) {
    var caller = callers.resident(request);
    var message = new MessageId(Inputs.id(id));
    var whose = organisation(organisation);
    return writes.write(
        request,
        caller,
        null,
        () ->
            messages.markRead(caller, whose, message)
                ? HttpResponse.noContent()
                : ProblemType.NOT_FOUND.response(Inputs.absent().detail()));
  }

  /** Marks all messages as read that came until now. */
  @Post("/messages/read")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> markAllRead(HttpRequest<?> request, @Nullable @QueryValue String organisation) {
    var caller = callers.resident(request);
    var whose = organisation(organisation);
    return writes.write(
        request,
        caller,
        null,
        () -> {
          messages.markAllRead(caller, whose);
          return HttpResponse.noContent();
        });
  }

  /** What was sent to the caller by short message and mail, the latest first. */
  @Get("/sent-messages")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SentMessagePage.class)))
  HttpResponse<?> sent(
      HttpRequest<?> request,
      @Nullable @QueryValue String organisation,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.resident(request);
    return HttpResponse.ok(
        PageResponse.of(
            messages.sent(caller, organisation(organisation), Inputs.page(cursor, limit)),
            entry -> SentMessageResponse.forPerson(entry, texts)));
  }

  /** How the caller wants to be told. */
  @Get("/notification-preferences")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NotificationPreferencesResponse.class)))
  HttpResponse<?> preferences(HttpRequest<?> request) {
    return shown(preferences.of(callers.resident(request)));
  }

  /** Changes how the caller wants to be told. */
  @Put("/notification-preferences")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NotificationPreferencesResponse.class)))
  HttpResponse<?> choose(HttpRequest<?> request, @Body NotificationPreferencesRequest body) {
    var caller = callers.resident(request);
    var choice = body.read(new Inputs(), Inputs.version(request));
    return writes.write(request, caller, body, () -> answered(preferences.choose(caller, choice)));
  }

  /** Has a code sent to an address of mail, by which the caller confirms it. */
  @Post("/notification-preferences/mail-address")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NotificationPreferencesResponse.class)))
  HttpResponse<?> askForMail(HttpRequest<?> request, @Body MailAddressRequest body) {
    var caller = callers.resident(request);
    int version = Inputs.version(request);
    var inputs = new Inputs();
    var address = inputs.required("/address", body.address(), MailAddress::of);
    inputs.check();
    return writes.write(
        request, caller, body, () -> answered(preferences.askForMail(caller, address, version)));
  }

  /**
   * Confirms the address of mail by the code that was sent to it. Takes no Idempotency-Key: wrong
   * codes are counted whatever becomes of the answer, and sent again after it was right it changes
   * nothing, but says that no code is awaited.
   */
  @Post("/notification-preferences/mail-address/confirmation")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NotificationPreferencesResponse.class)))
  HttpResponse<?> confirmMail(HttpRequest<?> request, @Body MailCodeRequest body) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var code = inputs.text("/code", body.code(), LONGEST_CODE);
    inputs.check();
    return answered(preferences.confirmMail(caller, code));
  }

  /** Forgets the address of mail. */
  @Delete("/notification-preferences/mail-address")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NotificationPreferencesResponse.class)))
  HttpResponse<?> removeMail(HttpRequest<?> request) {
    var caller = callers.resident(request);
    int version = Inputs.version(request);
    return writes.write(
        request, caller, null, () -> answered(preferences.removeMail(caller, version)));
  }

  private static MutableHttpResponse<?> answered(Answer answer) {
    return switch (answer) {
      case Answer.Kept(var shown) -> shown(shown);
      case Answer.Refused(var words) -> ProblemType.REFUSED.response(words);
      case Answer.Stale(var current) ->
          ProblemType.STALE_VERSION
              .response("请重新打开，查看最新内容后再修改。")
              .header(HttpHeaders.ETAG, "\"" + current + "\"");
    };
  }

  private static MutableHttpResponse<?> shown(ManagePreferences.Shown shown) {
    return HttpResponse.ok(NotificationPreferencesResponse.of(shown))
        .header(HttpHeaders.ETAG, "\"" + shown.version() + "\"");
  }

  /** A part of the messages. */
  @Serdeable
  record InboxPage(List<InboxMessageResponse> items, Optional<String> next, int unread) {}

  /** A part of what was sent. */
  @Serdeable
  record SentMessagePage(List<SentMessageResponse> items, Optional<String> next) {}

  /** An address to be confirmed. */
  @Serdeable
  record MailAddressRequest(@Nullable String address) {
    @Override
    public String toString() {
      return "MailAddressRequest[***]";
    }
  }

  /** The code that was sent. */
  @Serdeable
  record MailCodeRequest(@Nullable String code) {
    @Override
    public String toString() {
      return "MailCodeRequest[***]";
    }
  }
}
