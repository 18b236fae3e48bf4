package org.tongban.web.api.casework;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.CaseView;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.EditDraft.DraftView;
import org.tongban.application.casework.HandleCase.Handling;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.application.casework.SubmitCase.Submission;
import org.tongban.application.delivery.Deliveries;
import org.tongban.application.delivery.DispatchStore;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.Profile;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.Material;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.Problem;
import org.tongban.web.problem.ProblemType;

/** Shows drafts and cases, and says in HTTP what became of a step. */
@Singleton
class CaseResponses {
  private static final String LOOK_AGAIN = "请重新打开，查看最新内容后再修改。";
  private static final int MOST_ANSWERS = 200;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_MATERIALS = 100;
  private static final int LONGEST_NOTE = 500;

  private final Places places;
  private final Deliveries deliveries;
  private final Profile profile;
  private final ReuseLicence reuseLicence;

  CaseResponses(Places places, Deliveries deliveries, Profile profile, ReuseLicence reuseLicence) {
    this.places = places;
    this.deliveries = deliveries;
    this.profile = profile;
    this.reuseLicence = reuseLicence;
  }

  MutableHttpResponse<Object> draft(Caller caller, DraftView view) {
    return tagged(HttpResponse.ok(), view.draft().version()).body(show(caller, view));
  }

  DraftResponse show(Caller caller, DraftView view) {
    var draft = view.draft();
    return DraftResponse.of(
        view,
        maskedName(caller, draft.applicant()),
        reuseLicence.offers(caller, draft),
        reuseLicence.used(draft.id(), draft.materials()),
        places.organisation());
  }

  MutableHttpResponse<Object> view(CaseView view) {
    return tagged(HttpResponse.ok(), view.file().sequence())
        .body(
            CaseResponse.of(
                view,
                dispatch(view.file()),
                reuseLicence.used(view.file().id(), view.file().materials()),
                places.organisation(),
                places.calendar(view.implementation().territory())));
  }

  /** The latest dispatch; one is only made when a case was concluded. */
  private Optional<DispatchStore.Stored> dispatch(CaseFile file) {
    return switch (file.status()) {
      case CONCLUDED, COMPLETED -> deliveries.latest(file.id());
      case SUBMITTED,
          RECEIVED,
          CORRECTING,
          RESUBMITTED,
          IN_REVIEW,
          SUSPENDED,
          DECIDED,
          REFUSED,
          LAPSED,
          WITHDRAWN ->
          Optional.empty();
    };
  }

  MutableHttpResponse<Object> handling(Handling handling) {
    return switch (handling) {
      case Handling.Done(var view) -> view(view);
      case Handling.Refused(var rule, var words) ->
          ProblemType.response(ProblemType.REFUSED.problem(words, List.of()).by(rule.name()));
      case Handling.Stale(var current) -> stale(current);
      case Handling.Absent() -> absent();
    };
  }

  MutableHttpResponse<Object> submission(Submission submission) {
    return switch (submission) {
      case Submission.Submitted(var view) -> view(view);
      case Submission.Incomplete(var problems) ->
          ProblemType.INCOMPLETE_APPLICATION.response("请补齐后再提交。", DraftResponse.errors(problems));
      case Submission.Unlawful(var reasons) ->
          ProblemType.UNLAWFUL_WAY.response(
              "请换一种办理方式。",
              reasons.stream().map(words -> new Problem.FieldError("/way", words)).toList());
      case Submission.Outdated(var draft) ->
          tagged(ProblemType.OUTDATED_DRAFT.response("事项已更新，申请已转到新版本，请核对后再提交。"), draft.version());
      case Submission.Stale(var current) -> stale(current);
      case Submission.Absent() -> absent();
      case Submission.NotAllowed(var words) -> ProblemType.REFUSED.response(words);
    };
  }

  static MutableHttpResponse<Object> stale(int current) {
    return tagged(ProblemType.STALE_VERSION.response(LOOK_AGAIN), current);
  }

  static MutableHttpResponse<Object> absent() {
    return ProblemType.NOT_FOUND.response(Inputs.absent().detail());
  }

  private static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response, int version) {
    return response.header(HttpHeaders.ETAG, "\"" + version + "\"");
  }

  /** The region a resident is at home in, as far as it is known. */
  Optional<RegionCode> home(Caller caller) {
    return me(caller).flatMap(Profile.Me::person).map(Subject::home);
  }

  private Optional<Profile.Me> me(Caller caller) {
    return switch (caller) {
      case Caller.Resident resident -> profile.of(resident);
      case Caller.Staff _ -> Optional.empty();
    };
  }

  private Optional<String> maskedName(Caller caller, SubjectId applicant) {
    return me(caller)
        .flatMap(
            me ->
                me.person().stream()
                    .map(Subject.class::cast)
                    .filter(person -> person.id().equals(applicant))
                    .findFirst()
                    .or(
                        () ->
                            me.organisations().stream()
                                .filter(organisation -> organisation.id().equals(applicant))
                                .findFirst()))
        .map(Subject::maskedName);
  }

  /** Every condition that is not met, with what to do instead. */
  static MutableHttpResponse<Object> notEligible(List<Eligibility.Unmet> unmet) {
    return ProblemType.NOT_ELIGIBLE.response(
        "请看下面的原因和可以怎样办。",
        unmet.stream().map(one -> new Problem.FieldError("/" + one.about(), one.words())).toList());
  }

  /** Answers as they came; what was sent as null was not answered. */
  static Map<String, String> answers(Inputs inputs, Map<String, Object> sent) {
    var answers = new HashMap<String, String>();
    if (sent == null) {
      return answers;
    }
    var texts = AnswerTexts.of(inputs, sent);
    if (texts.size() > MOST_ANSWERS) {
      inputs.wrong("/answers", "最多 " + MOST_ANSWERS + " 项。");
      return answers;
    }
    texts.forEach(
        (name, answer) -> {
          var pointer = "/answers/" + name.replace("~", "~0").replace("/", "~1");
          if (name.length() > LONGEST_NAME || inputs.unreadable("/answers", name)) {
            inputs.wrong("/answers", "表单里没有这一项。");
          } else if (answer != null && inputs.unreadable(pointer, answer)) {
            return;
          } else if (answer != null && answer.length() > EditDraft.LONGEST_ANSWER) {
            inputs.wrong(pointer, "最多 " + EditDraft.LONGEST_ANSWER + " 个字。");
          } else if (answer != null) {
            answers.put(name, answer);
          }
        });
    return answers;
  }

  /** Materials as they came. */
  static List<Material> materials(Inputs inputs, List<MaterialRequest> sent) {
    var materials = new ArrayList<Material>();
    if (sent == null) {
      return materials;
    }
    if (sent.size() > MOST_MATERIALS) {
      inputs.wrong("/materials", "最多 " + MOST_MATERIALS + " 份。");
      return materials;
    }
    for (int i = 0; i < sent.size(); i++) {
      var material = sent.get(i);
      if (material == null) {
        inputs.wrong("/materials/" + i, "请填写。");
      } else {
        material.read(inputs, "/materials/" + i).ifPresent(materials::add);
      }
    }
    return materials;
  }

  static String note(Inputs inputs, String pointer, String note) {
    return inputs.optionalText(pointer, note, LONGEST_NOTE);
  }
}
