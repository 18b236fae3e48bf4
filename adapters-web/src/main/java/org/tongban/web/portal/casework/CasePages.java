package org.tongban.web.portal.casework;

import java.util.List;
import org.tongban.application.casework.CaseView;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseStep;

/** What the pages of residents and staff tell of a case alike. */
public final class CasePages {
  private CasePages() {}

  /** The running clocks with every day explained, the one that is due first at the front. */
  static List<TrackCase.Explained> explained(TrackCase trackCase, Caller caller, CaseView view) {
    return view.deadlines().stream()
        .flatMap(deadline -> trackCase.deadline(caller, view.file().id(), deadline.kind()).stream())
        .toList();
  }

  /** The address of a step that the applicant's side takes; empty for steps of staff. */
  public static String applicantPath(CaseStep step) {
    return switch (step) {
      case CORRECTION_ANSWER -> "correction";
      case PROMISED_MATERIALS -> "promised";
      case DELIVERY -> "delivery";
      case WITHDRAWAL -> "withdrawal";
      case PRE_CHECK,
          RECEIPT,
          VERIFICATION,
          FORWARDING,
          ACCEPTANCE,
          CORRECTION_NOTICE,
          REFUSAL,
          ON_THE_SPOT,
          REVIEW,
          RETURN,
          SPECIAL_PROCEDURE,
          RESUMPTION,
          EXTENSION_REQUEST,
          EXTENSION_DECISION,
          DECISION,
          ISSUE,
          HAND_OVER,
          ORIGINALS_RECEIPT,
          ORIGINALS_RETURN ->
          "";
    };
  }
}
