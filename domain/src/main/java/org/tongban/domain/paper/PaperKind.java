package org.tongban.domain.paper;

import java.util.List;
import java.util.Optional;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.seal.SealKind;

/**
 * The kinds of papers that a case leads to.
 *
 * <p>行政许可法 §32: receipt, acceptance, its refusal and the correction notice are given in writing
 * with the day; §45: so is how long a special procedure takes; §42: so is the reason of an
 * extension; §38: so is the decision, and a refusal names its reason and the right to review and to
 * sue. 民事诉讼法 §87: a proof of delivery says when who got it.
 */
public enum PaperKind {
  RECEIPT("收件凭证", "收"),
  CORRECTION_NOTICE("补正告知书", "补"),
  ACCEPTANCE("受理通知书", "受"),
  REFUSAL("不予受理决定书", "不受"),
  SPECIAL_PROCEDURE("特别程序告知书", "特"),
  EXTENSION("延期告知书", "延"),
  APPROVAL("准予决定书", "准"),
  REJECTION("不予批准决定书", "不准"),
  DELIVERY_PROOF("送达回证", "送"),
  WITHDRAWAL("撤回申请确认书", "撤"),
  LAPSE("终止办理告知书", "终"),
  ORIGINALS_RETURN("退回材料清单", "退");

  private final String label;
  private final String sign;

  PaperKind(String label, String sign) {
    this.label = label;
    this.sign = sign;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** In the numbers of its papers. */
  public String sign() {
    return sign;
  }

  /**
   * Which seals of the unit the paper may bear, the first of them that there is. What receives,
   * accepts or refuses to accept bears a seal dedicated to it (行政许可法 §32), a decision that of the
   * authority (§39). <em>Assumed:</em> the order in which one serves for another.
   */
  public List<SealKind> seals() {
    return switch (this) {
      case RECEIPT, CORRECTION_NOTICE, ACCEPTANCE, REFUSAL ->
          List.of(SealKind.ACCEPTANCE, SealKind.HANDLING, SealKind.APPROVAL, SealKind.OFFICIAL);
      case SPECIAL_PROCEDURE, EXTENSION, APPROVAL, REJECTION ->
          List.of(SealKind.APPROVAL, SealKind.OFFICIAL, SealKind.HANDLING);
      case DELIVERY_PROOF, WITHDRAWAL, LAPSE, ORIGINALS_RETURN ->
          List.of(SealKind.HANDLING, SealKind.APPROVAL, SealKind.ACCEPTANCE, SealKind.OFFICIAL);
    };
  }

  /** The paper that follows from what happened, if any does. */
  public static Optional<PaperKind> of(CaseFact fact) {
    return switch (fact) {
      case CaseFact.Received _ -> Optional.of(RECEIPT);
      case CaseFact.CorrectionRequested _ -> Optional.of(CORRECTION_NOTICE);
      case CaseFact.CorrectionLapsed _ -> Optional.of(LAPSE);
      case CaseFact.Accepted _ -> Optional.of(ACCEPTANCE);
      case CaseFact.AcceptanceRefused _ -> Optional.of(REFUSAL);
      case CaseFact.Suspended _ -> Optional.of(SPECIAL_PROCEDURE);
      case CaseFact.ExtensionDecided(var granted, _, _) ->
          granted ? Optional.of(EXTENSION) : Optional.empty();
      case CaseFact.Decided decided ->
          Optional.of(decided.outcome() == Outcome.APPROVED ? APPROVAL : REJECTION);
      case CaseFact.Delivered _ -> Optional.of(DELIVERY_PROOF);
      case CaseFact.Withdrawn _ -> Optional.of(WITHDRAWAL);
      case CaseFact.OriginalsReturned _ -> Optional.of(ORIGINALS_RETURN);
      case CaseFact.Submitted _,
          CaseFact.PreChecked _,
          CaseFact.Verified _,
          CaseFact.Forwarded _,
          CaseFact.CorrectionAnswered _,
          CaseFact.PromiseKept _,
          CaseFact.PromiseMissed _,
          CaseFact.OriginalsTaken _,
          CaseFact.OriginalsMoved _,
          CaseFact.OriginalsLost _,
          CaseFact.ReviewPassed _,
          CaseFact.Returned _,
          CaseFact.Resumed _,
          CaseFact.ExtensionRequested _,
          CaseFact.Issued _,
          CaseFact.Concluded _,
          CaseFact.DeliveryChanged _,
          CaseFact.Dispatched _,
          CaseFact.DispatchReturned _ ->
          Optional.empty();
    };
  }

  /**
   * The papers that follow from what happened to a case. Who asks for corrections or accepts before
   * anybody recorded the receipt has the materials, so the receipt is made out with it.
   *
   * @param before the case as it stood before
   */
  public static List<PaperKind> of(CaseFile before, CaseFact fact) {
    var kind = of(fact);
    boolean receives =
        before.receivedOn().isEmpty()
            && kind.filter(it -> it == CORRECTION_NOTICE || it == ACCEPTANCE).isPresent();
    return receives ? List.of(RECEIPT, kind.get()) : kind.stream().toList();
  }
}
