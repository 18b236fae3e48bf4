package org.tongban.web.api.assistance;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.tongban.application.assistance.AskForAssistance.Changing;
import org.tongban.application.assistance.AssistanceStore;
import org.tongban.application.place.Places;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;

/** The answers about requests for assistance, to residents and to staff. */
@Singleton
class AssistanceAnswers {
  private final Places places;

  AssistanceAnswers(Places places) {
    this.places = places;
  }

  AssistanceResponse show(AssistanceStore.Stored stored, boolean forStaff) {
    return AssistanceResponse.of(stored, forStaff, places.organisation());
  }

  MutableHttpResponse<?> ok(AssistanceStore.Stored stored, boolean forStaff) {
    return HttpResponse.ok(show(stored, forStaff))
        .header(HttpHeaders.ETAG, "\"" + stored.version() + "\"");
  }

  MutableHttpResponse<?> changed(Changing changing, boolean forStaff) {
    return switch (changing) {
      case Changing.Changed(var stored) -> ok(stored, forStaff);
      case Changing.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Changing.Stale(var current) ->
          ProblemType.STALE_VERSION
              .response("这个上门帮办刚刚有变化，请看最新的内容再操作。")
              .header(HttpHeaders.ETAG, "\"" + current + "\"");
      case Changing.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
    };
  }
}
