package org.tongban.web.portal.casework;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.Profile;
import org.tongban.application.transaction.Page;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** A resident's cases and drafts. */
@Hidden
@Controller("/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@Produces(MediaType.TEXT_HTML)
class MySpaceController {
  private static final int SHOWN = 20;

  private final Pages pages;
  private final Callers callers;
  private final EditDraft editDraft;
  private final TrackCase trackCase;
  private final Profile profile;

  MySpaceController(
      Pages pages, Callers callers, EditDraft editDraft, TrackCase trackCase, Profile profile) {
    this.pages = pages;
    this.callers = callers;
    this.editDraft = editDraft;
    this.trackCase = trackCase;
    this.profile = profile;
  }

  @Get
  HttpResponse<?> page(
      HttpRequest<?> request,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String organisation) {
    if (!(callers.of(request) instanceof Caller.Resident resident)) {
      return Pages.to("/staff");
    }
    var me = profile.of(resident);
    var organisations = me.map(Profile.Me::organisations).orElse(List.of());
    var chosen =
        Optional.ofNullable(organisation)
            .map(id -> new SubjectId(Inputs.id(id)))
            .filter(id -> organisations.stream().map(Subject::id).anyMatch(id::equals));
    return pages.show(
        request,
        "casework/me",
        Map.of(
            "name",
            me.flatMap(Profile.Me::person).map(person -> person.name().value()).orElse(""),
            "confirmed",
            resident.realNameLevel() >= 1,
            "organisations",
            organisations,
            "chosen",
            chosen.map(id -> id.value().toString()).orElse(""),
            "drafts",
            editDraft.list(resident),
            "cases",
            trackCase.list(
                resident,
                chosen,
                new Page.Request(
                    Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN))));
  }
}
