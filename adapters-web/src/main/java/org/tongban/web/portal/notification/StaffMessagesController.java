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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.application.notification.StaffMessages;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.MessageId;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** What staff are told. */
@Hidden
@Controller("/staff/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class StaffMessagesController {
  private static final String HOME = "/staff/messages";
  private static final int SHOWN = 20;

  /** The message, and how many matters it had. */
  private static final Pattern SEEN = Pattern.compile("([0-9a-f-]{36})/([1-9][0-9]{0,8})");

  private final Pages pages;
  private final Callers callers;
  private final StaffMessages messages;
  private final Places places;

  StaffMessagesController(Pages pages, Callers callers, StaffMessages messages, Places places) {
    this.pages = pages;
    this.callers = callers;
    this.messages = messages;
    this.places = places;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue String after) {
    var caller = callers.staff(request);
    var part =
        new Page.Request(Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN);
    return pages.show(
        request,
        "notification/staff",
        Map.of("messages", messages.list(caller, part), "places", places.organisation()));
  }

  /** Marks what was shown as read, and goes where it leads. */
  @Post("/read")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> read(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.staff(request);
    var form = Form.of(body);
    var seen = new HashMap<MessageId, Integer>();
    form.chosen("seen").stream()
        .limit(SHOWN)
        .map(SEEN::matcher)
        .forEach(
            one -> {
              if (!one.matches()) {
                throw Inputs.absent();
              }
              seen.put(new MessageId(Inputs.id(one.group(1))), Integer.parseInt(one.group(2)));
            });
    messages.markRead(caller, seen);
    return Pages.to(Pages.local(form.value("to"), HOME));
  }
}
