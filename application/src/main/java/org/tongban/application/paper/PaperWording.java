package org.tongban.application.paper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.item.Catalogue;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.Deadlines;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.casework.Timeline;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperWords;
import org.tongban.domain.place.UnitCode;

/**
 * Who makes a paper out, and what it says: exactly the words that {@link
 * org.tongban.domain.paper.PaperVocabulary} names, from the case as it stood right after the event.
 */
@Singleton
public final class PaperWording {
  private static final String YES = "是";

  /** The nation's hotline for matters of government (国办发〔2020〕53号). */
  private static final String HOTLINE = "12345";

  private final Catalogue catalogue;
  private final Places places;

  @Inject
  public PaperWording(Catalogue catalogue, Places places) {
    this.catalogue = catalogue;
    this.places = places;
  }

  /** In whose name the paper is made out: who took the papers in, or whose power it is. */
  static UnitCode issuer(PaperKind kind, Happened happened) {
    var before = happened.before();
    var decider = before.route().decider();
    return switch (kind) {
      case RECEIPT -> before.stage().unit();
      case CORRECTION_NOTICE, ACCEPTANCE, REFUSAL, SPECIAL_PROCEDURE, WITHDRAWAL, LAPSE ->
          before.stage().authority();
      case EXTENSION, APPROVAL, REJECTION -> decider;
      case DELIVERY_PROOF, ORIGINALS_RETURN -> happened.event().actor().unit().orElse(decider);
    };
  }

  /**
   * The words of a paper that follows from what happened.
   *
   * @param unit who makes it out
   * @throws IllegalArgumentException if no paper of the kind follows from it
   */
  PaperWords words(PaperKind kind, UnitCode unit, Happened happened) {
    return new Filling(kind, unit, happened).words();
  }

  /** One paper's words, as they are collected. */
  private final class Filling {
    private final PaperKind kind;
    private final Happened happened;
    private final CaseFile after;
    private final StepContext context;
    private final Implementation implementation;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<Map<String, String>>> lists = new HashMap<>();

    Filling(PaperKind kind, UnitCode unit, Happened happened) {
      this.kind = kind;
      this.happened = happened;
      this.after = happened.after();
      this.implementation =
          catalogue
              .implementation(after.filing().implementation())
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "A case's implementation is gone: " + after.filing().implementation()));
      var region =
          places
              .organisation()
              .authority(after.route().decider())
              .map(authority -> authority.region())
              .orElse(implementation.territory());
      this.context =
          new StepContext(
              Actor.SYSTEM, happened.event().at(), places.calendar(region), implementation);
      common(unit);
    }

    private void common(UnitCode unit) {
      put("applicant", happened.applicant().displayName());
      put("you", happened.applicant().kind() == SubjectKind.PERSON ? "您" : "贵单位");
      put("item", after.filing().itemName());
      put("caseNumber", after.filing().number().display());
      put("submittedOn", LocalDate.ofInstant(after.submittedAt(), StepContext.ZONE));
      put("unit", places.organisation().nameOf(unit));
      put("decider", places.organisation().nameOf(after.route().decider()));
      put("contact", implementation.contact().isBlank() ? HOTLINE : implementation.contact());
      put("complaint", implementation.complaint());
    }

    PaperWords words() {
      switch (happened.event().fact()) {
        case CaseFact.Received _ when kind == PaperKind.RECEIPT -> receipt();
        case CaseFact.CorrectionRequested _, CaseFact.Accepted _ when kind == PaperKind.RECEIPT ->
            receipt();
        case CaseFact.CorrectionRequested asked when kind == PaperKind.CORRECTION_NOTICE ->
            correction(asked);
        case CaseFact.Accepted accepted when kind == PaperKind.ACCEPTANCE -> acceptance(accepted);
        case CaseFact.AcceptanceRefused(var reason, var remedy) when kind == PaperKind.REFUSAL -> {
          because(reason, remedy);
          originals();
        }
        case CaseFact.Suspended suspended when kind == PaperKind.SPECIAL_PROCEDURE ->
            specialProcedure(suspended);
        case CaseFact.ExtensionDecided(_, var days, var reason)
            when kind == PaperKind.EXTENSION -> {
          put("days", days.toString());
          put("reason", sentence(reason));
          limits();
        }
        case CaseFact.Decided decided when kind == PaperKind.APPROVAL -> approval(decided);
        case CaseFact.Decided decided when kind == PaperKind.REJECTION -> {
          put("decidedOn", decided.on());
          because(decided.reason(), decided.remedy());
          originals();
        }
        case CaseFact.Delivered delivered when kind == PaperKind.DELIVERY_PROOF ->
            delivery(delivered);
        case CaseFact.Withdrawn(var reason) when kind == PaperKind.WITHDRAWAL -> {
          put("withdrawnOn", happened.on());
          put("reason", sentence(reason));
          originals();
        }
        case CaseFact.CorrectionLapsed _ when kind == PaperKind.LAPSE -> lapse();
        case CaseFact.OriginalsReturned returned when kind == PaperKind.ORIGINALS_RETURN ->
            originalsReturn(returned);
        case CaseFact other ->
            throw new IllegalArgumentException(
                "No paper " + kind + " follows from " + other.getClass().getSimpleName());
      }
      return new PaperWords(values, lists);
    }

    private void put(String name, String value) {
      values.put(name, value);
    }

    private void put(String name, LocalDate day) {
      values.put(name, Timeline.day(day));
    }

    private void put(String name, Optional<LocalDate> day) {
      values.put(name, day.map(Timeline::day).orElse(""));
    }

    /** What people wrote mostly lacks its full stop. */
    private static String sentence(String words) {
      var text = words.strip();
      return text.isEmpty() || "。！？；.!?".indexOf(text.charAt(text.length() - 1)) >= 0
          ? text
          : text + "。";
    }

    private <T> void list(String name, List<T> entries, Function<T, Map<String, String>> fields) {
      lists.put(name, entries.stream().map(fields).toList());
    }

    private void receipt() {
      var kept = after.originals();
      put("receivedOn", after.receivedOn());
      put("noticeBy", Deadlines.notice(after, context).map(Deadlines.Deadline::due));
      put("originals", kept.isEmpty() ? "" : Integer.toString(kept.size()));
      list(
          "materials",
          after.materials(),
          material ->
              Map.of(
                  "name",
                  name(material.code()),
                  "form",
                  material.form().label(),
                  "kept",
                  kept(material, kept.contains(material.code()))));
    }

    private String kept(Material material, boolean original) {
      return switch (material.form()) {
        case UPLOAD -> "已收电子件";
        case DECLARATION -> "已收承诺书";
        case LICENCE -> "已引用电子证照";
        case ORIGINAL -> original ? "已收原件" : "待交原件";
      };
    }

    private void correction(CaseFact.CorrectionRequested asked) {
      put("receivedOn", after.receivedOn());
      put("answerBy", asked.answerBy());
      put("answerDays", implementation.limits().answer().toString());
      put("newFact", sentence(asked.notice().newFact()));
      list(
          "points",
          asked.notice().points(),
          point -> Map.of("name", name(point.about()), "words", point.words()));
    }

    private void acceptance(CaseFact.Accepted accepted) {
      boolean onTheSpot = accepted.acceptance() == CaseFact.Acceptance.ON_THE_SPOT;
      put("acceptedOn", accepted.on());
      put("manner", accepted.acceptance().label());
      put("onTheSpot", onTheSpot ? YES : "");
      put("tolerant", accepted.promises().isEmpty() ? "" : YES);
      put("promisedDays", onTheSpot ? "" : implementation.limits().promised().toString());
      put("legalDays", onTheSpot ? "" : implementation.limits().legal().toString());
      if (onTheSpot) {
        put("promisedBy", "");
        put("legalBy", "");
      } else {
        limits();
      }
      list(
          "promises",
          accepted.promises(),
          promise -> Map.of("name", name(promise.material()), "by", Timeline.day(promise.by())));
    }

    private void specialProcedure(CaseFact.Suspended suspended) {
      put("procedure", suspended.procedure().label());
      put("startsOn", suspended.on());
      put("expectedEnd", suspended.expectedEnd());
      put("clockStops", suspended.stopsClock() ? YES : "");
      put("reason", sentence(suspended.reason()));
      limits();
    }

    private void approval(CaseFact.Decided decided) {
      put("decidedOn", decided.on());
      put("reason", sentence(decided.reason()));
      put("delivery", after.delivery().way().label());
      put("byMail", after.delivery().way() == DeliveryWay.MAIL ? YES : "");
      put("online", after.delivery().way() == DeliveryWay.ELECTRONIC ? YES : "");
      put(
          "deliveryPlace",
          after.delivery() instanceof DeliveryChoice.PickUp(var place)
              ? places.organisation().nameOf(place)
              : "");
      put(
          "deliveryBy",
          Deadlines.running(after, context).stream()
              .filter(deadline -> deadline.kind() == Deadlines.Kind.DELIVERY)
              .map(Deadlines.Deadline::due)
              .findFirst());
    }

    private void delivery(CaseFact.Delivered delivered) {
      put("way", delivered.way().label());
      put("deliveredOn", delivered.on());
      put("receivedBy", delivered.receivedBy());
      put("signature", delivered.way() == DeliveryWay.PICK_UP ? YES : "");
      put("waybill", happened.sent().map(sent -> sent.courier() + " " + sent.waybill()).orElse(""));
      list(
          "results",
          after.papers(),
          paper -> Map.of("title", paper.title(), "number", paper.number()));
    }

    private void lapse() {
      var before = happened.before();
      put("askedOn", LocalDate.ofInstant(before.changedAt(), StepContext.ZONE));
      put(
          "answerBy",
          before.state() instanceof CaseState.Correcting(_, var answerBy)
              ? Optional.of(answerBy)
              : Optional.<LocalDate>empty());
      put("remedy", after.ending().map(CaseFile.Ending::remedy).orElse(""));
      originals();
    }

    private void originalsReturn(CaseFact.OriginalsReturned returned) {
      put("returnedOn", happened.on());
      put("receivedBy", returned.receivedBy());
      put("why", sentence(after.ending().map(CaseFile.Ending::why).orElse("")));
      put("remedy", after.ending().map(CaseFile.Ending::remedy).orElse(""));
      list("originals", returned.materials(), code -> Map.of("name", name(code)));
    }

    private void because(String reason, String remedy) {
      put("reason", sentence(reason));
      put("remedy", remedy);
    }

    /** By when it is decided, as promised and by law. */
    private void limits() {
      var clocks = Deadlines.decision(after, context);
      put("promisedBy", due(clocks, Deadlines.Kind.PROMISED));
      put("legalBy", due(clocks, Deadlines.Kind.LEGAL));
    }

    private Optional<LocalDate> due(List<Deadlines.Deadline> clocks, Deadlines.Kind which) {
      return clocks.stream()
          .filter(clock -> clock.kind() == which)
          .map(Deadlines.Deadline::due)
          .findFirst();
    }

    /** What still lies at units, to be fetched. */
    private void originals() {
      var entries =
          after.keepers().stream()
              .flatMap(
                  unit ->
                      after.originalsAt(unit).stream()
                          .map(
                              code ->
                                  Map.of(
                                      "name",
                                      name(code),
                                      "keeper",
                                      places.organisation().nameOf(unit))))
              .toList();
      lists.put("originals", entries);
    }

    /** The name of a material or a question. */
    private String name(String about) {
      return implementation
          .material(about)
          .map(MaterialRequirement::name)
          .or(
              () ->
                  implementation.form().stream()
                      .filter(field -> field.name().equals(about))
                      .map(FormField::label)
                      .findFirst())
          .orElse(about);
    }
  }
}
