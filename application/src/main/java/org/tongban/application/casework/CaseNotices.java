package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.Notices.Kind;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.person.Subject;
import org.tongban.domain.place.UnitCode;

/** Tells the applicant what happened to their case, once for each thing that happened. */
@Singleton
public final class CaseNotices {
  private final Notices notices;
  private final Places places;

  @Inject
  public CaseNotices(Notices notices, Places places) {
    this.notices = notices;
    this.places = places;
  }

  void tell(CaseFile file, CaseEvent event) {
    tell(
        file,
        event,
        (reference, kind, words) ->
            notices.send(file.filing().applicant(), reference, kind, words));
  }

  /** The same, where the applicant was read already. */
  void tell(CaseFile file, CaseEvent event, Subject applicant) {
    tell(file, event, (reference, kind, words) -> notices.send(applicant, reference, kind, words));
  }

  /** Tells that a parcel is lost. The case waits for it until the mail room gives it up. */
  void tellLoss(CaseFile file, DispatchId dispatch, Waybill waybill) {
    notices.send(
        file.filing().applicant(),
        "parcel/" + dispatch + "/lost",
        Kind.PARCEL_LOST,
        Map.of(
            "number",
            file.filing().number().display(),
            "item",
            file.filing().itemName(),
            Notices.ABOUT,
            file.id().toString(),
            "courier",
            waybill.courier().value(),
            "waybill",
            waybill.number()));
  }

  @FunctionalInterface
  private interface Sending {
    void send(String reference, Kind kind, Map<String, String> words);
  }

  private void tell(CaseFile file, CaseEvent event, Sending sending) {
    var words = new HashMap<String, String>();
    words.put("number", file.filing().number().display());
    words.put("item", file.filing().itemName());
    words.put(Notices.ABOUT, file.id().toString());
    kind(file, event, words)
        .ifPresent(kind -> sending.send(file.id() + "/" + event.sequence(), kind, words));
  }

  private Optional<Kind> kind(CaseFile file, CaseEvent event, Map<String, String> words) {
    return switch (event.fact()) {
      case CaseFact.Submitted(var filing) -> {
        var forYou = filing.route().way().actingAs().needsMandate();
        filing.filedBy().unit().ifPresent(unit -> words.put("unit", name(unit)));
        words.putIfAbsent("unit", "您的受托人");
        yield Optional.of(forYou ? Kind.FILED_FOR_YOU : Kind.CASE_FILED);
      }
      case CaseFact.CorrectionRequested(_, var answerBy) -> {
        words.put("by", answerBy.toString());
        yield Optional.of(Kind.CORRECTION_NEEDED);
      }
      case CaseFact.Accepted _ -> Optional.of(Kind.CASE_ACCEPTED);
      case CaseFact.AcceptanceRefused(var reason, _) -> {
        words.put("reason", reason);
        yield Optional.of(Kind.CASE_REFUSED);
      }
      case CaseFact.Suspended suspended -> {
        words.put("procedure", suspended.procedure().label());
        words.put("by", suspended.expectedEnd().toString());
        yield Optional.of(Kind.CASE_SUSPENDED);
      }
      case CaseFact.ExtensionDecided(var granted, var days, var reason) -> {
        words.put("days", days.toString());
        words.put("reason", reason);
        yield granted ? Optional.of(Kind.CASE_EXTENDED) : Optional.empty();
      }
      case CaseFact.Decided decided -> {
        words.put("outcome", decided.outcome().label());
        yield Optional.of(Kind.CASE_DECIDED);
      }
      case CaseFact.Concluded _ -> {
        words.put("way", file.delivery().way().label());
        yield file.delivery().way() == DeliveryWay.MAIL
            ? Optional.empty()
            : Optional.of(Kind.RESULT_READY);
      }
      case CaseFact.Dispatched dispatched -> {
        words.put("courier", dispatched.courier());
        words.put("waybill", dispatched.waybill());
        yield Optional.of(Kind.RESULT_SENT);
      }
      case CaseFact.DispatchReturned _ -> Optional.of(Kind.RESULT_RETURNED);
      case CaseFact.CorrectionLapsed _ -> Optional.of(Kind.CASE_CLOSED);
      case CaseFact.PromiseMissed _ -> Optional.of(Kind.PROMISE_MISSED);
      case CaseFact.PreChecked _,
          CaseFact.Received _,
          CaseFact.Verified _,
          CaseFact.Forwarded _,
          CaseFact.CorrectionAnswered _,
          CaseFact.PromiseKept _,
          CaseFact.OriginalsTaken _,
          CaseFact.ReviewPassed _,
          CaseFact.Returned _,
          CaseFact.Resumed _,
          CaseFact.ExtensionRequested _,
          CaseFact.Issued _,
          CaseFact.DeliveryChanged _,
          CaseFact.Delivered _,
          CaseFact.Withdrawn _,
          CaseFact.OriginalsMoved _,
          // Whoever declares them lost tells the person more than this case knows.
          CaseFact.OriginalsLost _,
          CaseFact.OriginalsReturned _ ->
          Optional.empty();
    };
  }

  private String name(UnitCode unit) {
    return places.organisation().nameOf(unit);
  }
}
