package org.tongban.web.portal.staff;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.tongban.application.notification.SimulatedMails;
import org.tongban.application.notification.SimulatedMessages;
import org.tongban.web.portal.Pages;

/** Shows what the message simulator "sent". Exists in sample mode only. */
@Hidden
@Requires(property = "tongban.sample", value = "true")
@Controller("/sample/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class SimulatedMessagesController {
  private final Pages pages;
  private final SimulatedMessages messages;
  private final List<SimulatedMails> mails;

  SimulatedMessagesController(Pages pages, SimulatedMessages messages, List<SimulatedMails> mails) {
    this.pages = pages;
    this.messages = messages;
    this.mails = mails;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request) {
    return pages.show(
        request,
        "staff/messages",
        Map.of(
            "messages",
            messages.latest(),
            "mails",
            mails.stream().flatMap(one -> one.latest().stream()).toList()));
  }
}
