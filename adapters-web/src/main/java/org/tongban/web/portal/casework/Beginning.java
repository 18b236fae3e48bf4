package org.tongban.web.portal.casework;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.casework.CheckEligibility;
import org.tongban.application.casework.Draft;
import org.tongban.application.casework.OpenDraft;
import org.tongban.application.identity.Caller;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;

/** Opens drafts for pages; who can't apply is told every reason, and what to do instead. */
@Singleton
public final class Beginning {
  private final Pages pages;
  private final OpenDraft openDraft;
  private final CheckEligibility checkEligibility;

  Beginning(Pages pages, OpenDraft openDraft, CheckEligibility checkEligibility) {
    this.pages = pages;
    this.openDraft = openDraft;
    this.checkEligibility = checkEligibility;
  }

  /** Where a draft is filled in. */
  static HttpResponse<?> toForm(Draft draft) {
    return Pages.to("/apply/" + draft.id().value() + "/form");
  }

  /**
   * Opens a draft.
   *
   * @param opened what is shown then
   */
  HttpResponse<?> open(
      HttpRequest<?> request,
      Caller caller,
      Implementation implementation,
      OpenDraft.Request wish,
      Function<Draft, HttpResponse<?>> opened) {
    return switch (openDraft.open(caller, wish)) {
      case OpenDraft.Opening.Opened(var draft) -> opened.apply(draft);
      case OpenDraft.Opening.NotEligible(var unmet) ->
          EligibilityPages.refused(pages, request, implementation, unmet);
      case OpenDraft.Opening.Absent() -> throw Inputs.absent();
      case OpenDraft.Opening.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
    };
  }

  /** Whether the caller has to be asked something before they type anything long. */
  boolean asksMore(
      Caller.Resident caller, ImplementationCode implementation, Map<String, Boolean> declared) {
    return checkEligibility
        .check(caller, Optional.empty(), implementation, EligibilityPages.declaring(declared))
        .filter(answer -> answer.eligibility() instanceof Eligibility.MoreNeeded)
        .isPresent();
  }
}
