package org.tongban.web.portal.staff;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.custody.SeeCustody;
import org.tongban.application.custody.SettleAlarms;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.Role;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The work list: what a member of staff has to do, the most urgent first. */
@Hidden
@Controller("/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.STAFF)
@Produces(MediaType.TEXT_HTML)
class StaffController {
  private static final int SHOWN = 30;

  private final Pages pages;
  private final Callers callers;
  private final TrackCase trackCase;
  private final EditDraft editDraft;
  private final SeeCustody custody;
  private final SettleAlarms alarms;
  private final Places places;

  StaffController(
      Pages pages,
      Callers callers,
      TrackCase trackCase,
      EditDraft editDraft,
      SeeCustody custody,
      SettleAlarms alarms,
      Places places) {
    this.pages = pages;
    this.callers = callers;
    this.trackCase = trackCase;
    this.editDraft = editDraft;
    this.custody = custody;
    this.alarms = alarms;
    this.places = places;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request, @Nullable @QueryValue String after) {
    var staff = callers.staff(request);
    var organisation = places.organisation();
    var words =
        new HashMap<String, Object>(
            Map.of(
                "duties",
                staff.duties().stream()
                    .map(duty -> organisation.nameOf(duty.unit()) + "（" + duty.role().label() + "）")
                    .sorted()
                    .collect(Collectors.joining("、")),
                "clerk",
                CounterController.isClerk(staff),
                "mail",
                staff.holds(Role.MAIL_CLERK),
                "queue",
                CounterController.isClerk(staff) || staff.holds(Role.HALL_MANAGER),
                "editor",
                staff.holds(Role.CATALOGUE_EDITOR),
                "planner",
                staff.holds(Role.HALL_MANAGER)
                    || staff.holds(Role.VILLAGE_CLERK)
                    || staff.holds(Role.HELP_CLERK),
                "drafts",
                editDraft.list(staff),
                "places",
                organisation,
                "work",
                trackCase.work(
                    staff,
                    new Page.Request(
                        Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN))));
    words.put("inspector", staff.holds(Role.SUPERVISOR) || staff.holds(Role.ADMINISTRATOR));
    words.put("seals", staff.holds(Role.CATALOGUE_EDITOR) || staff.holds(Role.HEAD));
    words.put("papers", custody.handlesPapers(staff));
    words.put("custodyAlarms", alarms.count(staff));
    return pages.show(request, "staff/work", words);
  }
}
