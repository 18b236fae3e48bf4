package org.tongban.domain.casework;

import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.item.DeliveryWay;

/** How a case ends: the result reaches the person, they withdraw, and originals go back. */
final class DeliveryMoves extends CaseMoves {
  DeliveryMoves(CaseFile file, StepContext context) {
    super(file, context);
  }

  Move changeDelivery(CaseCommand.ChangeDelivery change) {
    if (file.status().closed()) {
      return notNow("更改送达方式");
    }
    if (file.dispatch().isPresent()) {
      return refused(Rule.TOO_LATE, "结果已经交给快递，不能再更改；如果退回，可以重新选择。");
    }
    if (!context.implementation().deliveryWays().contains(change.delivery().way())) {
      return refused(Rule.NOT_FORESEEN, "本事项的结果不能以“" + change.delivery().way().label() + "”方式送达。");
    }
    var place =
        change.delivery() instanceof DeliveryChoice.PickUp(var at) ? at : file.route().decider();
    if (change.stage().kind() != StageKind.DELIVER || !change.stage().unit().equals(place)) {
      return refused(Rule.INCOMPLETE, "送达环节与所选的送达方式不一致，请重新选择。");
    }
    var changed = new CaseFact.DeliveryChanged(change.delivery(), change.stage());
    return file.state() instanceof CaseState.Concluded
            && change.delivery() instanceof DeliveryChoice.Electronic
        ? moved(changed, new CaseFact.Delivered(DeliveryWay.ELECTRONIC, context.today(), ""))
        : moved(changed);
  }

  Move handOver(String receivedBy) {
    if (!(file.state() instanceof CaseState.Concluded)
        || !(file.delivery() instanceof DeliveryChoice.PickUp)) {
      return notNow("发件");
    }
    return receivedBy.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明谁领取了结果、出示了什么证件。")
        : moved(new CaseFact.Delivered(DeliveryWay.PICK_UP, context.today(), receivedBy.strip()));
  }

  Move recordDispatch(CaseCommand.RecordDispatch report) {
    return awaitsParcel() && file.dispatch().isEmpty()
        ? moved(new CaseFact.Dispatched(report.dispatch(), report.courier(), report.waybill()))
        : notNow("寄出");
  }

  Move recordDelivery(CaseCommand.RecordDelivery report) {
    return isUnderWay(report.dispatch())
        ? moved(new CaseFact.Delivered(DeliveryWay.MAIL, report.on(), report.receivedBy()))
        : notNow("签收");
  }

  Move recordReturn(CaseCommand.RecordReturn report) {
    return isUnderWay(report.dispatch())
        ? moved(new CaseFact.DispatchReturned(report.dispatch(), report.reason()))
        : notNow("退回");
  }

  private boolean isUnderWay(DispatchId dispatch) {
    return awaitsParcel() && file.dispatch().filter(dispatch::equals).isPresent();
  }

  private boolean awaitsParcel() {
    return file.state() instanceof CaseState.Concluded
        && file.delivery() instanceof DeliveryChoice.ByMail;
  }

  Move withdraw(String reason) {
    return switch (file.state()) {
      case CaseState.Submitted _,
          CaseState.Received _,
          CaseState.Correcting _,
          CaseState.Resubmitted _,
          CaseState.InReview _,
          CaseState.Suspended _ ->
          moved(new CaseFact.Withdrawn(reason.strip()));
      case CaseState.Decided _,
          CaseState.Concluded _,
          CaseState.Completed _,
          CaseState.Refused _,
          CaseState.Lapsed _,
          CaseState.Withdrawn _ ->
          notNow("撤回");
    };
  }

  Move moveOriginals(CaseCommand.MoveOriginals move) {
    var to = context.actor().unit();
    if (to.isEmpty() || move.originals().isEmpty()) {
      return refused(Rule.NOT_YOUR_STAGE, "原件由收到的单位登记。");
    }
    return file.originalsAt(move.from()).containsAll(move.originals())
        ? moved(
            new CaseFact.OriginalsMoved(
                move.originals(), move.from(), to.get(), move.handOver().strip()))
        : refused(Rule.NOT_IN_THIS_STATE, "这些原件不在移交单位保管：" + labels(move.originals()) + "。");
  }

  Move loseOriginals(CaseCommand.LoseOriginals lost) {
    if (context.actor().role() != Role.SUPERVISOR) {
      return refused(Rule.NOT_YOUR_STAGE, "原件遗失由督办人员认定。");
    }
    if (lost.originals().isEmpty() || !file.originals().containsAll(lost.originals())) {
      return refused(Rule.NOT_IN_THIS_STATE, "这些原件不在单位保管：" + labels(lost.originals()) + "。");
    }
    return lost.reason().isBlank()
        ? refused(Rule.INCOMPLETE, "请写明查找的经过和认定遗失的理由，申请人会看到。")
        : moved(new CaseFact.OriginalsLost(lost.originals(), lost.reason().strip()));
  }

  Move returnOriginals(String receivedBy) {
    if (!file.originalsMayGoBack()) {
      return notNow("退还原件");
    }
    return receivedBy.isBlank()
        ? refused(Rule.INCOMPLETE, "请写明谁领回了原件。")
        : moved(
            new CaseFact.OriginalsReturned(
                file.originalsAt(context.actor().unit().orElseThrow()), receivedBy.strip()));
  }
}
