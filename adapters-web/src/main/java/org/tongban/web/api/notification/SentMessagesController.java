package org.tongban.web.api.notification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import org.tongban.application.notification.InspectSendings;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.SendingStore;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** What was sent to people, for supervisors and administrators. */
@Controller("/api/v1/staff/sent-messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@SecurityRequirement(name = "bearer")
@Tag(name = "messages")
class SentMessagesController {
  private final InspectSendings inspectSendings;
  private final NoticeTexts texts;
  private final Callers callers;

  SentMessagesController(InspectSendings inspectSendings, NoticeTexts texts, Callers callers) {
    this.inspectSendings = inspectSendings;
    this.texts = texts;
    this.callers = callers;
  }

  /** What was sent and what came of it, the latest first; no text. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SentToAnybodyPage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String person,
      @Nullable @QueryValue String channel,
      @Nullable @QueryValue String outcome,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var staff = callers.staff(request);
    var inputs = new Inputs();
    var filter =
        new SendingStore.Filter(
            inputs.optional("person", person, Inputs::uuid).map(SubjectId::new),
            inputs.optional("channel", channel, Inputs.constant(NoticeChannel.class)),
            inputs.optional("outcome", outcome, Inputs.constant(SendingOutcome.class)));
    inputs.check();
    return switch (inspectSendings.list(staff, filter, Inputs.page(cursor, limit))) {
      case InspectSendings.Answer.Found(var entries) ->
          HttpResponse.ok(
              PageResponse.of(entries, entry -> SentMessageResponse.forStaff(entry, texts)));
      case InspectSendings.Answer.NotAllowed() ->
          ProblemType.FORBIDDEN.response("这项操作需要督办人员或系统管理员岗位。");
    };
  }

  /** A part of what was sent to anybody. */
  @Serdeable
  record SentToAnybodyPage(List<SentMessageResponse> items, Optional<String> next) {}
}
