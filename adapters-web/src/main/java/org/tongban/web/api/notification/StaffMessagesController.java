package org.tongban.web.api.notification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.notification.StaffAudience;
import org.tongban.application.notification.StaffMessage;
import org.tongban.application.notification.StaffMessages;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.Times;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** What staff are told: to their units, and to supervisors of their city. */
@Controller("/api/v1/staff/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "messages")
class StaffMessagesController {
  private static final int MOST = 100;

  private final StaffMessages messages;
  private final Callers callers;
  private final IdempotentWrites writes;

  StaffMessagesController(StaffMessages messages, Callers callers, IdempotentWrites writes) {
    this.messages = messages;
    this.callers = callers;
    this.writes = writes;
  }

  /**
   * The messages to the caller, the latest begun first, with the number of unread ones of the last
   * thirty days. All matters of a kind that came up on one day are one message, which grows.
   */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StaffMessagePage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.staff(request);
    var page = messages.list(caller, Inputs.page(cursor, limit));
    return HttpResponse.ok(
        new StaffMessagePage(
            page.items().stream().map(StaffMessageResponse::of).toList(),
            page.next(),
            messages.unread(caller)));
  }

  /** Notes what the caller has seen; what came up since then stays unread. */
  @Post("/read")
  @HonoursIdempotencyKey
  @ApiResponse(responseCode = "204")
  HttpResponse<?> markRead(HttpRequest<?> request, @Body SeenRequest body) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var seen = body.read(inputs);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () -> {
          messages.markRead(caller, seen);
          return HttpResponse.noContent();
        });
  }

  /** What was seen: 1 to 100 messages. */
  @Serdeable
  record SeenRequest(@Nullable List<SeenMessage> seen) {
    Map<MessageId, Integer> read(Inputs inputs) {
      var read = new HashMap<MessageId, Integer>();
      if (seen == null || seen.isEmpty() || seen.size() > MOST) {
        inputs.wrong("/seen", "请给出 1 到 " + MOST + " 条消息。");
        return read;
      }
      for (int index = 0; index < seen.size(); index++) {
        var pointer = "/seen/" + index;
        var one = seen.get(index);
        if (one == null || one.matters() == null || one.matters() < 1) {
          inputs.wrong(pointer + "/matters", "请填写看过几件，从 1 开始。");
        } else {
          MessageId id = inputs.required(pointer + "/message", one.message(), SeenRequest::id);
          if (id != null) {
            read.merge(id, one.matters(), Math::max);
          }
        }
      }
      return read;
    }

    private static MessageId id(String text) {
      return new MessageId(Inputs.uuid(text));
    }
  }

  /**
   * How much of a message was seen.
   *
   * @param matters how many it had
   */
  @Serdeable
  record SeenMessage(@Nullable String message, @Nullable Integer matters) {}

  /**
   * A message to staff.
   *
   * @param unit to whose people it is; empty if it is to supervisors
   * @param city to whose supervisors it is; empty if it is to a unit
   * @param matters how many matters it is about
   * @param seen how many of them the caller has seen
   */
  @Serdeable
  record StaffMessageResponse(
      UUID id,
      StaffMessage.Kind kind,
      String title,
      String words,
      Optional<String> unit,
      Optional<String> city,
      LocalDate day,
      int matters,
      int seen,
      boolean unread,
      OffsetDateTime at) {
    static StaffMessageResponse of(StaffMessage message) {
      Optional<UnitCode> unit =
          switch (message.audience()) {
            case StaffAudience.AtUnit(var code) -> Optional.of(code);
            case StaffAudience.Supervisors _ -> Optional.empty();
          };
      Optional<String> city =
          switch (message.audience()) {
            case StaffAudience.AtUnit _ -> Optional.empty();
            case StaffAudience.Supervisors(var code) -> Optional.of(code.value());
          };
      return new StaffMessageResponse(
          message.id().value(),
          message.kind(),
          message.kind().title(),
          message.words(),
          unit.map(UnitCode::value),
          city,
          message.day(),
          message.matters(),
          message.seen(),
          message.unread(),
          Times.of(message.at()));
    }
  }

  /** A part of the messages. */
  @Serdeable
  record StaffMessagePage(List<StaffMessageResponse> items, Optional<String> next, int unread) {}
}
