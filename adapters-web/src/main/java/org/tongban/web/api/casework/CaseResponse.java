package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.CaseView;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.application.delivery.DispatchStore;
import org.tongban.domain.calendar.Counting;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.CaseStep;
import org.tongban.domain.casework.Deadlines;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.StageKind;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.place.Organisation;
import org.tongban.web.api.Times;
import org.tongban.web.api.delivery.DispatchResponse;

/**
 * A case.
 *
 * @param version its sequence, which {@code If-Match} wants
 * @param allowed the names of the steps the caller may take now
 */
@Serdeable
public record CaseResponse(
    UUID id,
    DraftResponse.Phase phase,
    int version,
    String number,
    String itemName,
    DraftResponse.ImplementationResponse implementation,
    CaseStatus status,
    String statusName,
    Optional<Outcome> outcome,
    Optional<String> outcomeName,
    OffsetDateTime submittedAt,
    OffsetDateTime changedAt,
    ApplicantResponse applicant,
    Map<String, String> answers,
    List<MaterialInCaseResponse> materials,
    DeliveryResponse delivery,
    RouteResponse route,
    Optional<StageNow> stage,
    List<DeadlineResponse> deadlines,
    Optional<CorrectionResponse> correction,
    List<PromiseResponse> promises,
    List<String> originals,
    List<PaperResponse> papers,
    Optional<EndingResponse> ending,
    Optional<DispatchResponse> dispatch,
    List<String> allowed) {

  /** Where it is. */
  @Serdeable
  public record StageNow(
      int position, StageKind kind, String kindName, String unit, String unitName) {}

  /** A clock that runs. */
  @Serdeable
  public record DeadlineResponse(
      Deadlines.Kind kind,
      String kindName,
      LocalDate from,
      int limitDays,
      LocalDate due,
      boolean provisional) {
    static DeadlineResponse of(Deadlines.Deadline deadline, boolean provisional) {
      return new DeadlineResponse(
          deadline.kind(),
          deadline.kind().label(),
          deadline.from(),
          deadline.limit().count(),
          deadline.due(),
          provisional);
    }
  }

  /** What is to be corrected. */
  @Serdeable
  public record CorrectionResponse(List<PointResponse> points, LocalDate answerBy) {}

  /** One thing to correct. */
  @Serdeable
  public record PointResponse(String about, String label, String words) {}

  /** A material that was promised. */
  @Serdeable
  public record PromiseResponse(String material, String label, LocalDate by) {}

  /** A paper that was issued. */
  @Serdeable
  public record PaperResponse(String title, String number, LocalDate on) {}

  /** How a case ended without what was applied for, and what can be done about it. */
  @Serdeable
  public record EndingResponse(String why, String remedy) {}

  static CaseResponse of(
      CaseView view,
      Optional<DispatchStore.Stored> dispatch,
      Map<String, ReuseLicence.Used> used,
      Organisation city,
      WorkingCalendar calendar) {
    var file = view.file();
    var guide = view.implementation();
    var counting = new Counting(calendar);
    return new CaseResponse(
        file.id().value(),
        DraftResponse.Phase.CASE,
        file.sequence(),
        file.filing().number().display(),
        file.filing().itemName(),
        DraftResponse.ImplementationResponse.of(guide.ref()),
        file.status(),
        file.status().label(),
        file.outcome(),
        file.outcome().map(Outcome::label),
        Times.of(file.submittedAt()),
        Times.of(file.changedAt()),
        new ApplicantResponse(
            view.applicant().id().value(), Optional.of(view.applicant().displayName())),
        file.answers(),
        MaterialInCaseResponse.of(file.materials(), used),
        DeliveryResponse.of(file.delivery(), city),
        RouteResponse.of(file.route(), city),
        file.status().closed()
            ? Optional.empty()
            : Optional.of(
                new StageNow(
                    file.position(),
                    file.stage().kind(),
                    file.stage().kind().label(),
                    file.stage().unit().value(),
                    city.nameOf(file.stage().unit()))),
        view.deadlines().stream()
            .map(
                deadline -> DeadlineResponse.of(deadline, deadline.explain(counting).provisional()))
            .toList(),
        correction(file.state(), guide),
        file.openPromises().stream()
            .map(
                promise ->
                    new PromiseResponse(
                        promise.material(), label(promise.material(), guide), promise.by()))
            .toList(),
        file.originals().stream().sorted().toList(),
        file.papers().stream()
            .map(paper -> new PaperResponse(paper.title(), paper.number(), paper.on()))
            .toList(),
        file.ending().map(ending -> new EndingResponse(ending.why(), ending.remedy())),
        dispatch.map(stored -> DispatchResponse.of(stored, city)),
        view.steps().stream().map(CaseStep::slug).toList());
  }

  private static Optional<CorrectionResponse> correction(CaseState state, Implementation guide) {
    return state instanceof CaseState.Correcting(var notice, var answerBy)
        ? Optional.of(
            new CorrectionResponse(
                notice.points().stream()
                    .map(
                        point ->
                            new PointResponse(
                                point.about(), label(point.about(), guide), point.words()))
                    .toList(),
                answerBy))
        : Optional.empty();
  }

  /** What people call a material or a field of the form. */
  private static String label(String about, Implementation guide) {
    return guide
        .material(about)
        .map(MaterialRequirement::name)
        .or(
            () ->
                guide.form().stream()
                    .filter(field -> field.name().equals(about))
                    .map(FormField::label)
                    .findFirst())
        .orElse(about);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "CaseResponse[" + number + "]";
  }
}
