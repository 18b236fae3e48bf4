package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.EditDraft.DraftView;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.Way;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Times;
import org.tongban.web.problem.Problem;

/**
 * An application that is being prepared.
 *
 * @param answers as typed, by the path of the question; those about eligibility below {@code
 *     eligibility/}
 * @param prefilled the questions whose answers were filled in and not changed since
 * @param reusable licences of the applicant's that may be used as materials, instead of uploads
 * @param problems what still keeps it from being submitted
 */
@Serdeable
public record DraftResponse(
    UUID id,
    Phase phase,
    int version,
    ApplicantResponse applicant,
    ImplementationResponse implementation,
    String itemName,
    Map<String, String> answers,
    List<String> prefilled,
    List<MaterialInCaseResponse> materials,
    List<ReusableLicenceResponse> reusable,
    Optional<WayResponse> way,
    Optional<DeliveryResponse> delivery,
    OffsetDateTime changedAt,
    List<Problem.FieldError> problems) {

  /** Whether it is a draft still, or a case. */
  public enum Phase {
    DRAFT,
    CASE
  }

  /**
   * The version of an implementation that the answers are kept under.
   *
   * @param form where the schema of that version's form is
   */
  @Serdeable
  public record ImplementationResponse(String code, int version, String form) {
    static ImplementationResponse of(ImplementationRef ref) {
      return new ImplementationResponse(
          ref.code().value(),
          ref.version(),
          "/api/v1/implementations/" + ref.code() + "/versions/" + ref.version() + "/form");
    }
  }

  /** The way that is wished for. */
  @Serdeable
  public record WayResponse(
      HandlingMode mode, Channel channel, Optional<String> place, String from, ActingAs actingAs) {
    static WayResponse of(Way way) {
      return new WayResponse(
          way.mode(),
          way.channel(),
          way.place().map(UnitCode::value),
          way.from().value(),
          way.actingAs());
    }
  }

  static DraftResponse of(
      DraftView view,
      Optional<String> applicantName,
      List<ReuseLicence.Offer> offers,
      Map<String, ReuseLicence.Used> used,
      Organisation city) {
    var draft = view.draft();
    return new DraftResponse(
        draft.id().value(),
        Phase.DRAFT,
        draft.version(),
        new ApplicantResponse(draft.applicant().value(), applicantName),
        ImplementationResponse.of(draft.implementation()),
        draft.itemName(),
        draft.answers(),
        draft.prefilled().keySet().stream().filter(draft::isPrefilled).sorted().toList(),
        MaterialInCaseResponse.of(draft.materials(), used),
        offers.stream().map(ReusableLicenceResponse::of).toList(),
        draft.way().map(WayResponse::of),
        draft.delivery().map(choice -> DeliveryResponse.of(choice, city)),
        Times.of(draft.changedAt()),
        errors(view.problems()));
  }

  /** The problems, each with a JSON pointer into the draft. */
  static List<Problem.FieldError> errors(List<FilingRules.Problem> problems) {
    return problems.stream()
        .map(problem -> new Problem.FieldError("/" + problem.about(), problem.words()))
        .toList();
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "DraftResponse[" + id + " v" + version + "]";
  }
}
