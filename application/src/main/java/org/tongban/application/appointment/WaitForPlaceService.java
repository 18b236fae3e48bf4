package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.BookingRules;
import org.tongban.domain.appointment.Wish;
import org.tongban.domain.appointment.WishId;
import org.tongban.domain.casework.StepContext;

/** Keeps the waiting list. */
@Singleton
public final class WaitForPlaceService implements WaitForPlace {
  private final Transactions transactions;
  private final Plans plans;
  private final WaitingList waiting;
  private final VisitPlaces places;
  private final Identifiers identifiers;

  @Inject
  public WaitForPlaceService(
      Transactions transactions,
      Plans plans,
      WaitingList waiting,
      VisitPlaces places,
      Identifiers identifiers) {
    this.transactions = transactions;
    this.plans = plans;
    this.waiting = waiting;
    this.places = places;
    this.identifiers = identifiers;
  }

  @Override
  public Waiting join(Caller.Resident caller, Wanted wanted) {
    return transactions.inTransaction(() -> joined(caller, wanted));
  }

  private Waiting joined(Caller.Resident caller, Wanted wanted) {
    var planned = plans.find(wanted.group()).filter(found -> found.group().active());
    if (planned.isEmpty()) {
      return new Waiting.Absent();
    }
    if (caller.realNameLevel() < BookingRules.REAL_NAME_LEVEL) {
      return new Waiting.NotAllowed("候补要先实名认证，请到“我的空间”认证后再试。");
    }
    if (!wanted.items().stream().allMatch(planned.get().group()::handles)) {
      return new Waiting.NotAllowed("这里不办理您选的事项，请换一个业务类别或网点。");
    }
    var now = places.now();
    var today = LocalDate.ofInstant(now, StepContext.ZONE);
    var plan = planned.flatMap(Planned::bookable);
    if (plan.isEmpty()
        || wanted.last().isBefore(today)
        || wanted.first().isAfter(plan.get().lastDay(now))) {
      return new Waiting.NotAllowed("这几天不能预约，请重新选择日期。");
    }
    if (waiting.of(caller.person()).size() >= Wish.MOST_OPEN) {
      return new Waiting.NotAllowed("您已在 " + Wish.MOST_OPEN + " 处候补，请先退出一处。");
    }
    var wish =
        new Wish(
            new WishId(identifiers.next()),
            caller.person(),
            wanted.group(),
            wanted.first(),
            wanted.last(),
            wanted.from(),
            wanted.until(),
            wanted.items(),
            wanted.people(),
            now);
    return waiting.add(wish)
        ? new Waiting.Joined(wish)
        : new Waiting.NotAllowed("您已在这里候补，有名额会短信通知您。");
  }

  @Override
  public boolean leave(Caller.Resident caller, WishId id) {
    return transactions.inTransaction(
        () ->
            waiting.find(id).filter(wish -> wish.person().equals(caller.person())).isPresent()
                && waiting.remove(id));
  }

  @Override
  public List<Wish> list(Caller.Resident caller) {
    return transactions.reading(() -> waiting.of(caller.person()));
  }
}
