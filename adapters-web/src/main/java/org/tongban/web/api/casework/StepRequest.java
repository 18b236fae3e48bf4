package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.CaseStep;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.web.api.Inputs;

/**
 * What a step of staff needs; which of it, the step says:
 *
 * <pre>
 * pre-check          inOrder, note          special-procedure   procedure, reason
 * receipt            originals              resumption          finding
 * verification       identityDocument, note extension-request   days, reason
 * forwarding         handOver               extension-decision  granted, reason
 * correction-notice  points, newFact        decision            outcome, reason
 * acceptance         promises               issue               title
 * refusal            reason                 on-the-spot         outcome, reason, title
 * review             opinion                hand-over           receivedBy
 * return             position, reason       originals-receipt   originals
 *                                           originals-return    receivedBy
 * </pre>
 */
@Serdeable
record StepRequest(
    @Nullable Boolean inOrder,
    @Nullable String note,
    @Nullable List<String> originals,
    @Nullable String identityDocument,
    @Nullable String handOver,
    @Nullable List<PointRequest> points,
    @Nullable String newFact,
    @Nullable List<PromiseRequest> promises,
    @Nullable String reason,
    @Nullable String opinion,
    @Nullable Integer position,
    @Nullable String procedure,
    @Nullable String finding,
    @Nullable Integer days,
    @Nullable Boolean granted,
    @Nullable String outcome,
    @Nullable String title,
    @Nullable String receivedBy) {
  private static final int SHORT = 100;
  private static final int LONG = 2000;
  private static final int MOST = 100;

  /** One thing to correct: the code of a material or the name of a field, and what is wrong. */
  @Serdeable
  record PointRequest(@Nullable String about, @Nullable String words) {}

  /** A material that may follow, and until when. */
  @Serdeable
  record PromiseRequest(@Nullable String material, @Nullable String by) {}

  /** The command; meaningless if something was wrong, which the inputs then say. */
  CaseCommand read(CaseStep step, Inputs inputs) {
    return switch (step) {
      case PRE_CHECK -> new CaseCommand.PreCheck(flag(inputs, "/inOrder", inOrder), noted(inputs));
      case RECEIPT -> new CaseCommand.Receive(codes(inputs));
      case ORIGINALS_RECEIPT -> new CaseCommand.TakeOriginals(codes(inputs));
      case VERIFICATION ->
          new CaseCommand.Verify(
              inputs.text("/identityDocument", identityDocument, SHORT), noted(inputs));
      case FORWARDING -> new CaseCommand.Forward(inputs.text("/handOver", handOver, SHORT));
      case CORRECTION_NOTICE ->
          new CaseCommand.RequestCorrection(
              corrections(inputs), inputs.optionalText("/newFact", newFact, LONG));
      case ACCEPTANCE -> new CaseCommand.Accept(promised(inputs));
      case REFUSAL -> new CaseCommand.RefuseAcceptance(why(inputs));
      case REVIEW -> new CaseCommand.PassReview(inputs.optionalText("/opinion", opinion, LONG));
      case RETURN -> new CaseCommand.ReturnTo(number(inputs, "/position", position), why(inputs));
      case SPECIAL_PROCEDURE ->
          new CaseCommand.Suspend(
              inputs.required("/procedure", procedure, Inputs.constant(SpecialProcedure.class)),
              why(inputs));
      case RESUMPTION -> new CaseCommand.Resume(inputs.text("/finding", finding, LONG));
      case EXTENSION_REQUEST -> new CaseCommand.RequestExtension(workingDays(inputs), why(inputs));
      case EXTENSION_DECISION ->
          new CaseCommand.DecideExtension(flag(inputs, "/granted", granted), why(inputs));
      case DECISION -> new CaseCommand.Decide(decided(inputs), why(inputs));
      case ISSUE -> new CaseCommand.Issue(inputs.text("/title", title, SHORT), "");
      case ON_THE_SPOT ->
          new CaseCommand.ConcludeOnTheSpot(
              decided(inputs), why(inputs), inputs.text("/title", title, SHORT), "");
      case HAND_OVER -> new CaseCommand.HandOver(inputs.text("/receivedBy", receivedBy, SHORT));
      case ORIGINALS_RETURN ->
          new CaseCommand.ReturnOriginals(inputs.text("/receivedBy", receivedBy, SHORT));
      case CORRECTION_ANSWER, PROMISED_MATERIALS, DELIVERY, WITHDRAWAL -> throw Inputs.absent();
    };
  }

  private String noted(Inputs inputs) {
    return inputs.optionalText("/note", note, LONG);
  }

  private String why(Inputs inputs) {
    return inputs.text("/reason", reason, LONG);
  }

  private Outcome decided(Inputs inputs) {
    return inputs.required("/outcome", outcome, Inputs.constant(Outcome.class));
  }

  private WorkingDays workingDays(Inputs inputs) {
    var count = number(inputs, "/days", days);
    if (count < 1 || count > WorkingDays.MAXIMUM) {
      inputs.wrong("/days", "应为 1 至 " + WorkingDays.MAXIMUM + " 个工作日。");
      return WorkingDays.ZERO;
    }
    return new WorkingDays(count);
  }

  private List<String> codes(Inputs inputs) {
    var codes = new ArrayList<String>();
    for (var code : bounded(inputs, "/originals", originals)) {
      codes.add(inputs.text("/originals/" + codes.size(), code, SHORT));
    }
    return codes;
  }

  private List<CaseState.CorrectionNotice.Point> corrections(Inputs inputs) {
    var read = new ArrayList<CaseState.CorrectionNotice.Point>();
    for (var point : bounded(inputs, "/points", points)) {
      var pointer = "/points/" + read.size();
      read.add(
          new CaseState.CorrectionNotice.Point(
              inputs.text(pointer + "/about", point == null ? null : point.about(), SHORT),
              inputs.text(pointer + "/words", point == null ? null : point.words(), LONG)));
    }
    return read;
  }

  private List<CaseFact.Promise> promised(Inputs inputs) {
    var read = new ArrayList<CaseFact.Promise>();
    int index = 0;
    for (var promise : bounded(inputs, "/promises", promises)) {
      var pointer = "/promises/" + index++;
      var material =
          inputs.text(pointer + "/material", promise == null ? null : promise.material(), SHORT);
      var by =
          inputs.required(pointer + "/by", promise == null ? null : promise.by(), Inputs::date);
      if (by != null) {
        read.add(new CaseFact.Promise(material, by));
      }
    }
    return read;
  }

  private static <T> List<T> bounded(Inputs inputs, String pointer, @Nullable List<T> sent) {
    if (sent == null) {
      return List.of();
    }
    if (sent.size() > MOST) {
      inputs.wrong(pointer, "最多 " + MOST + " 项。");
      return List.of();
    }
    return sent;
  }

  private static boolean flag(Inputs inputs, String pointer, @Nullable Boolean sent) {
    if (sent == null) {
      inputs.wrong(pointer, "请填写。");
    }
    return Boolean.TRUE.equals(sent);
  }

  private static int number(Inputs inputs, String pointer, @Nullable Integer sent) {
    if (sent == null) {
      inputs.wrong(pointer, "请填写。");
      return 0;
    }
    return sent;
  }

  /** Says nothing: it may name people. */
  @Override
  public String toString() {
    return "StepRequest[***]";
  }
}
