package org.tongban.web.portal.licence;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.licence.MyLicences;
import org.tongban.application.person.Profile;
import org.tongban.application.transaction.Page;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.licence.LicenceFiles;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** A resident's electronic licences, to be downloaded and shown. */
@Hidden
@Controller("/me/licences")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
class MyLicencesController {
  private static final int SHOWN = 20;

  private final Pages pages;
  private final Callers callers;
  private final MyLicences licences;
  private final Profile profile;

  MyLicencesController(Pages pages, Callers callers, MyLicences licences, Profile profile) {
    this.pages = pages;
    this.callers = callers;
    this.licences = licences;
    this.profile = profile;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> page(
      HttpRequest<?> request,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String organisation) {
    var resident = callers.resident(request);
    var organisations = profile.of(resident).map(Profile.Me::organisations).orElse(List.of());
    var chosen =
        Optional.ofNullable(organisation)
            .map(id -> new SubjectId(Inputs.id(id)))
            .filter(id -> organisations.stream().map(Subject::id).anyMatch(id::equals));
    return pages.show(
        request,
        "licence/mine",
        Map.of(
            "organisations",
            organisations,
            "chosen",
            chosen.map(id -> id.value().toString()).orElse(""),
            "licences",
            licences.list(
                resident,
                chosen,
                new Page.Request(
                    Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN))));
  }

  @Get("/{id}/uses")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> uses(HttpRequest<?> request, String id, @Nullable @QueryValue String after) {
    var resident = callers.resident(request);
    var licence = new LicenceId(Inputs.id(id));
    var stored = licences.find(resident, licence).orElseThrow(Inputs::absent);
    var page =
        new Page.Request(Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()), SHOWN);
    return pages.show(
        request,
        "licence/uses",
        Map.of(
            "licence",
            stored.licence(),
            "uses",
            licences.uses(resident, licence, page).orElseThrow(Inputs::absent)));
  }

  @Get("/{id}/{format}")
  HttpResponse<?> file(HttpRequest<?> request, String id, String format) {
    var resident = callers.resident(request);
    var wanted =
        Inputs.code(format, text -> MyLicences.Format.valueOf(text.toUpperCase(Locale.ROOT)));
    return licences
        .open(resident, new LicenceId(Inputs.id(id)), wanted)
        .<HttpResponse<?>>map(opened -> LicenceFiles.attached(opened, wanted))
        .orElseThrow(Inputs::absent);
  }
}
