package org.tongban.web.portal.notification;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.notification.InspectSendings;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.SendingStore;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** What was sent to people, for supervisors and administrators. */
@Hidden
@Controller("/staff/sent-messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class SentMessagesController {
  private static final int SHOWN = 30;

  private final Pages pages;
  private final Callers callers;
  private final InspectSendings inspectSendings;
  private final NoticeTexts texts;

  SentMessagesController(
      Pages pages, Callers callers, InspectSendings inspectSendings, NoticeTexts texts) {
    this.pages = pages;
    this.callers = callers;
    this.inspectSendings = inspectSendings;
    this.texts = texts;
  }

  @Get
  HttpResponse<?> page(
      HttpRequest<?> request,
      @Nullable @QueryValue String channel,
      @Nullable @QueryValue String outcome,
      @Nullable @QueryValue String after) {
    var staff = callers.staff(request);
    var filter =
        new SendingStore.Filter(
            Optional.empty(),
            one(channel, NoticeChannel.values()),
            one(outcome, SendingOutcome.values()));
    var page =
        new Page.Request(Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN);
    return switch (inspectSendings.list(staff, filter, page)) {
      case InspectSendings.Answer.NotAllowed() ->
          throw new RefusedException(ProblemType.FORBIDDEN, "这项操作需要督办人员或系统管理员岗位。");
      case InspectSendings.Answer.Found(var entries) ->
          pages.show(
              request,
              "notification/log",
              Map.of(
                  "entries",
                  entries,
                  "texts",
                  texts,
                  "form",
                  new Form()
                      .with("channel", filter.channel().map(Enum::name).orElse(""))
                      .with("outcome", filter.outcome().map(Enum::name).orElse("")),
                  "channels",
                  List.of(
                      new Field.Option("SMS", NoticeChannel.SMS.label()),
                      new Field.Option("MAIL", NoticeChannel.MAIL.label())),
                  "outcomes",
                  Arrays.stream(SendingOutcome.values())
                      .map(one -> new Field.Option(one.name(), one.label()))
                      .toList()));
    };
  }

  private static <E extends Enum<E>> Optional<E> one(String name, E[] all) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }
}
