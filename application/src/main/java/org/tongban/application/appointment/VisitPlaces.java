package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tongban.application.appointment.AppointmentStore.Cooling;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.appointment.SlotPlaces.Load;
import org.tongban.application.appointment.SlotPlaces.Several;
import org.tongban.application.appointment.SlotPlaces.Taking;
import org.tongban.application.notification.Notices;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.BookingRules;
import org.tongban.domain.appointment.CoolDown;
import org.tongban.domain.appointment.DaySlots;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.appointment.Wish;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.notification.QuietHours;

/**
 * Takes and gives back the places of visits, in the caller's transaction: a freed place goes to who
 * waits for it, or cools down, or is free.
 */
@Singleton
public final class VisitPlaces {
  private static final int MOST_WISHES = 20;

  /** Of offering somebody a place who does something else at the same moment. */
  private static final int TRIES = 5;

  private static final int MOST_SEEN = 10_000;
  private static final Duration SEEN = Duration.ofSeconds(10);

  private final Plans plans;
  private final SlotPlaces slots;
  private final AppointmentStore appointments;
  private final WaitingList waiting;
  private final Places places;
  private final VisitNotices notices;
  private final Chance chance;
  private final Identifiers identifiers;
  private final Clock clock;

  /** Times that were full, by when that was seen: a hint, and nothing more. */
  private final Map<SeenKey, Instant> seenFull = new ConcurrentHashMap<>();

  private record SeenKey(ServiceGroupCode group, VisitTime time) {}

  @Inject
  public VisitPlaces(
      Plans plans,
      SlotPlaces slots,
      AppointmentStore appointments,
      WaitingList waiting,
      Places places,
      VisitNotices notices,
      Chance chance,
      Identifiers identifiers,
      Clock clock) {
    this.plans = plans;
    this.slots = slots;
    this.appointments = appointments;
    this.waiting = waiting;
    this.places = places;
    this.notices = notices;
    this.chance = chance;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** Now, as precise as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The slots of a group on a day; none outside the calendar. */
  DaySlots day(Planned planned, LocalDate date) {
    return WorkingCalendar.covers(date)
        ? planned
            .bookable()
            .map(plan -> plan.slots(calendar(planned).day(date)))
            .orElseGet(() -> new DaySlots(date, List.of()))
        : new DaySlots(date, List.of());
  }

  /** The calendar of the group's place. */
  WorkingCalendar calendar(Planned planned) {
    var organisation = places.organisation();
    return places.calendar(
        organisation
            .servicePoint(planned.group().place())
            .orElseThrow(() -> new IllegalStateException("A group's place is gone"))
            .region());
  }

  /** The time of a visit that begins then; empty if there are no such slots. */
  Optional<VisitTime> time(Planned planned, LocalDate date, LocalTime from, int minutes) {
    return day(planned, date)
        .covering(from, minutes)
        .map(covered -> new VisitTime(date, from, covered.getLast().until()));
  }

  /**
   * Whether the time was full when somebody looked not long ago: then it is better looked at before
   * anything is written. Many want what is full; who is refused should cost little.
   */
  boolean mayBeFull(ServiceGroupCode group, VisitTime time) {
    var seen = seenFull.get(new SeenKey(group, time));
    return seen != null && now().isBefore(seen.plus(SEEN)) && !now().isBefore(seen);
  }

  private void noteFull(ServiceGroupCode group, VisitTime time) {
    if (seenFull.size() >= MOST_SEEN) {
      seenFull.clear();
    }
    seenFull.put(new SeenKey(group, time), now());
  }

  /** Whether there seems to be room, seen without waiting for anybody; makes the slots known. */
  boolean hasRoom(ServiceGroupCode group, VisitTime time, List<Slot> wanted) {
    var loads = opened(group, time, wanted);
    if (loads.stream().anyMatch(load -> load.taken() >= load.places())) {
      returnLapsed(group, time.date());
      loads = known(group, time, wanted);
    }
    var room =
        loads.size() == wanted.size()
            && loads.stream().allMatch(load -> load.taken() < load.places());
    if (!room) {
      noteFull(group, time);
    }
    return room;
  }

  private List<Load> known(ServiceGroupCode group, VisitTime time, List<Slot> wanted) {
    return slots.known(group, time).stream()
        .filter(
            load ->
                wanted.stream()
                    .anyMatch(
                        slot ->
                            slot.from().equals(load.from()) && slot.until().equals(load.until())))
        .toList();
  }

  /** Takes a place in each of the slots, or in none; false if one is full or not known. */
  boolean take(ServiceGroupCode group, LocalDate date, List<Slot> wanted) {
    var taken = new ArrayList<Slot>();
    for (var slot : wanted) {
      if (slots.take(group, date, slot) != Taking.TAKEN) {
        taken.forEach(one -> give(group, date, one));
        return false;
      }
      taken.add(slot);
    }
    return true;
  }

  /** Slots of a group that a visit takes. */
  record Claim(ServiceGroupCode group, LocalDate date, List<Slot> slots) {}

  /**
   * Takes what all of these visits want.
   *
   * @return false if one of the slots is full or not known; then the caller has to roll back
   */
  boolean take(List<Claim> claims) {
    var wanted = new LinkedHashMap<SlotKey, Several>();
    for (var claim : claims) {
      for (var slot : claim.slots()) {
        wanted.merge(
            new SlotKey(claim.group(), claim.date(), slot.from()),
            new Several(claim.group(), claim.date(), slot, 1),
            VisitPlaces::sum);
      }
    }
    return slots.take(wanted.values());
  }

  private record SlotKey(ServiceGroupCode group, LocalDate date, LocalTime from) {}

  private static Several sum(Several one, Several other) {
    return new Several(one.group(), one.date(), one.slot(), one.count() + other.count());
  }

  void give(ServiceGroupCode group, LocalDate date, Slot slot) {
    slots.give(group, new VisitTime(date, slot.from(), slot.until()));
  }

  /** What ran out or cooled down on that day. */
  private void returnLapsed(ServiceGroupCode group, LocalDate date) {
    appointments.ranOut(group, date, now()).forEach(this::runOut);
    appointments.cooled(Optional.of(group), Optional.of(date), now()).forEach(this::returnCooled);
  }

  /** Ends a hold or an offer that ran out; nothing happens if it did not, or was ended before. */
  void runOut(AppointmentId id) {
    appointments
        .find(id)
        .filter(kept -> ranOut(kept.appointment().state()))
        .ifPresent(this::runOut);
  }

  private void runOut(Kept kept) {
    try {
      release(kept, cancelled(kept.appointment(), AppointmentState.Reason.RAN_OUT), false);
    } catch (StaleVersionException e) {
      // Somebody else ended or confirmed it at this very moment, and nothing was changed here.
    }
  }

  private boolean ranOut(AppointmentState state) {
    return switch (state) {
      case AppointmentState.Held(var until) -> !now().isBefore(until);
      case AppointmentState.Offered(var until) -> !now().isBefore(until);
      case AppointmentState.Booked _,
          AppointmentState.Arrived _,
          AppointmentState.Served _,
          AppointmentState.Missed _,
          AppointmentState.Cancelled _ ->
          false;
    };
  }

  Appointment cancelled(Appointment appointment, AppointmentState.Reason reason) {
    return switch (appointment.cancel(reason, now())) {
      case Appointment.Change.Moved(var next) -> next;
      case Appointment.Change.RanOut _, Appointment.Change.NotPossible _ ->
          throw new IllegalStateException("It can't be cancelled: " + appointment.id());
    };
  }

  /** Frees what has cooled down; nothing happens if that was done before. */
  void returnCooled(Cooling cooling) {
    if (appointments.returned(cooling.id())) {
      slots.give(cooling.group(), cooling.time());
      offer(cooling.group(), cooling.time());
    }
  }

  /**
   * Stores an appointment that takes no place any more, and frees what it took.
   *
   * @param mayCool whether the place stays away for a while if nobody waits for it
   */
  Kept release(Kept kept, Appointment next, boolean mayCool) {
    var changed = appointments.change(kept, next, Optional.empty());
    free(
        kept.appointment().id(),
        kept.appointment().visit().group(),
        kept.appointment().visit().time(),
        mayCool);
    return changed;
  }

  /** Frees the places of a time; see {@link #release}. */
  void free(AppointmentId id, ServiceGroupCode group, VisitTime time, boolean mayCool) {
    if (nobodyWaits(group, time)) {
      coolOrGive(id, group, time, mayCool);
      return;
    }
    slots.give(group, time);
    // Who waited may have got another place, or left, at this very moment: then nobody waits.
    if (offer(group, time) == 0 && mayCool && nobodyWaits(group, time) && takeBack(group, time)) {
      coolOrGive(id, group, time, true);
    }
  }

  private boolean nobodyWaits(ServiceGroupCode group, VisitTime time) {
    return waiting.waiting(group, time.date(), 1).isEmpty();
  }

  private void coolOrGive(
      AppointmentId id, ServiceGroupCode group, VisitTime time, boolean mayCool) {
    var returns =
        plans
            .find(group)
            .flatMap(Planned::plan)
            .filter(_ -> mayCool)
            .flatMap(plan -> CoolDown.returnsAt(now(), time.begin(), plan.terms(), chance.next()));
    if (returns.isPresent()) {
      appointments.cool(id, group, time, returns.get().truncatedTo(ChronoUnit.MICROS));
    } else {
      slots.give(group, time);
    }
  }

  private boolean takeBack(ServiceGroupCode group, VisitTime time) {
    return plans
        .find(group)
        .map(planned -> day(planned, time.date()).overlapping(time))
        .filter(taken -> take(group, time.date(), taken))
        .isPresent();
  }

  /** Offers freed places to those who wait, the longest first; how many were offered some. */
  private int offer(ServiceGroupCode group, VisitTime freed) {
    return plans.find(group).map(planned -> offer(planned, freed, _ -> true)).orElse(0);
  }

  /**
   * Offers the places that a plan has more than the one before, as freed ones.
   *
   * @param after the group as it is from now on
   */
  void offerGained(Optional<OpeningPlan> before, Planned after) {
    var plan = after.bookable();
    if (plan.isEmpty()) {
      return;
    }
    var calendar = calendar(after);
    var today = LocalDate.ofInstant(now(), StepContext.ZONE);
    var days =
        today.datesUntil(plan.get().lastDay(now()).plusDays(1)).filter(WorkingCalendar::covers);
    for (var date : days.toList()) {
      if (waiting.waiting(after.group().code(), date, 1).isEmpty()) {
        continue;
      }
      var were =
          before
              .filter(one -> !date.isAfter(one.lastDay(now())))
              .map(one -> one.slots(calendar.day(date)).slots())
              .orElse(List.of());
      var gained =
          day(after, date).slots().stream()
              .filter(slot -> were.stream().noneMatch(one -> hasAsMany(one, slot)))
              .toList();
      if (!gained.isEmpty()) {
        offerAll(
            after,
            new VisitTime(date, gained.getFirst().from(), gained.getLast().until()),
            _ -> true);
      }
    }
  }

  private static boolean hasAsMany(Slot before, Slot after) {
    return before.from().equals(after.from())
        && before.until().equals(after.until())
        && before.places() >= after.places();
  }

  /** Those who wait are looked at in portions. */
  private void offerAll(Planned planned, VisitTime freed, Predicate<Wish> who) {
    int offered;
    do {
      offered = offer(planned, freed, who);
    } while (offered > 0);
  }

  /** How many of those were offered some of the freed places. */
  private int offer(Planned planned, VisitTime freed, Predicate<Wish> who) {
    var plan = planned.bookable();
    if (plan.isEmpty()) {
      return 0;
    }
    var group = planned.group().code();
    var wishes = waiting.waiting(group, freed.date(), MOST_WISHES).stream().filter(who).toList();
    if (wishes.isEmpty()) {
      return 0;
    }
    var day = day(planned, freed.date());
    int offered = 0;
    for (var wish : wishes) {
      var outcome = Offering.AGAIN;
      for (int tries = 0; tries < TRIES && outcome == Offering.AGAIN; tries++) {
        outcome = offerTo(planned, plan.get(), day, freed, wish);
      }
      offered += outcome == Offering.OFFERED ? 1 : 0;
      if (!anyLeft(group, freed, day)) {
        return offered;
      }
    }
    return offered;
  }

  private boolean anyLeft(ServiceGroupCode group, VisitTime freed, DaySlots day) {
    var near = day.overlapping(freed);
    return opened(group, freed, near).stream().anyMatch(load -> load.taken() < load.places());
  }

  /** What came of trying to offer somebody a place. */
  private enum Offering {
    OFFERED,
    NOTHING_SUITS,
    /** They got something else at this very moment: look again at what they have. */
    AGAIN
  }

  private Offering offerTo(
      Planned planned, OpeningPlan plan, DaySlots day, VisitTime freed, Wish wish) {
    var theirs = appointments.theirs(wish.person(), now().minus(BookingRules.LOOKS_BACK));
    var ordinal = theirs.freeOrdinal();
    int minutes = planned.group().minutesOf(wish.items(), wish.people());
    for (var slot : day.slots()) {
      var covered = day.covering(slot.from(), minutes);
      if (ordinal.isEmpty()
          || covered.isEmpty()
          || !wish.suits(day.date(), slot.from())
          || !plan.open(day.date(), slot.from(), now())
          || covered.get().stream().noneMatch(one -> day.overlapping(freed).contains(one))) {
        continue;
      }
      var time = new VisitTime(day.date(), slot.from(), covered.get().getLast().until());
      var visit = new Visit(wish.group(), time, wish.items(), wish.people());
      if (BookingRules.refusal(theirs.earlier(), visit, plan.terms(), now()).isPresent()
          || !hasKnownRoom(wish.group(), time, covered.get())
          || !take(wish.group(), day.date(), covered.get())) {
        continue;
      }
      var until = offeredUntil(plan, time);
      var offered =
          new Appointment(
              new AppointmentId(identifiers.next()),
              chance.number(),
              wish.person(),
              visit,
              Optional.empty(),
              new AppointmentState.Offered(until));
      var added =
          appointments.add(
              new AppointmentStore.Addition(offered, ordinal.get(), now(), Optional.empty()));
      if (added && waiting.remove(wish.id())) {
        notices.tell(Notices.Kind.PLACE_OFFERED, offered, Map.of("by", VisitNotices.clock(until)));
        return Offering.OFFERED;
      }
      covered.get().forEach(one -> give(wish.group(), day.date(), one));
      if (!added) {
        return Offering.AGAIN;
      }
      // They wait no more since a moment ago.
      appointments.remove(offered.id());
      return Offering.NOTHING_SUITS;
    }
    return Offering.NOTHING_SUITS;
  }

  private boolean hasKnownRoom(ServiceGroupCode group, VisitTime time, List<Slot> wanted) {
    var loads = opened(group, time, wanted);
    return loads.size() == wanted.size()
        && loads.stream().allMatch(load -> load.taken() < load.places());
  }

  /** Those slots, made known by the plan of this moment where they were not. */
  private List<Load> opened(ServiceGroupCode group, VisitTime time, List<Slot> wanted) {
    var loads = known(group, time, wanted);
    if (loads.size() < wanted.size()) {
      plans.lock(group).ifPresent(fresh -> open(fresh, time.date()));
      loads = known(group, time, wanted);
    }
    return loads;
  }

  /**
   * Makes the slots of a day known. If nobody could take a place of it so far, those who waited for
   * it before it could be booked are offered theirs first.
   *
   * @param fresh the group, which the caller has locked
   */
  private void open(Planned fresh, LocalDate date) {
    var group = fresh.group().code();
    var day = day(fresh, date);
    boolean isNew = slots.known(group, new VisitTime(date, LocalTime.MIN, LocalTime.MAX)).isEmpty();
    slots.open(group, date, day.slots());
    if (isNew && !day.slots().isEmpty()) {
      offerAll(fresh, spanOf(day), wish -> waitedForTheDay(fresh, date, wish));
    }
  }

  private static VisitTime spanOf(DaySlots day) {
    return new VisitTime(day.date(), day.slots().getFirst().from(), day.slots().getLast().until());
  }

  private static boolean waitedForTheDay(Planned planned, LocalDate date, Wish wish) {
    return planned.bookable().filter(plan -> date.isAfter(plan.lastDay(wish.madeAt()))).isPresent();
  }

  /**
   * Offers the days that the horizon has opened to those who waited for them, where nobody has
   * looked for a place yet: who comes for one sees to it by themselves.
   */
  void offerOpened(ServiceGroupCode group) {
    var planned = plans.find(group).filter(found -> found.bookable().isPresent());
    if (planned.isEmpty()) {
      return;
    }
    var today = LocalDate.ofInstant(now(), StepContext.ZONE);
    var last = planned.get().bookable().orElseThrow().lastDay(now());
    var known =
        slots.taken(List.of(group), today, last, now()).stream()
            .map(SlotPlaces.TakenDay::date)
            .collect(Collectors.toSet());
    for (var date : today.datesUntil(last.plusDays(1)).toList()) {
      if (!known.contains(date)
          && !day(planned.get(), date).slots().isEmpty()
          && waiting.waiting(group, date, MOST_WISHES).stream()
              .anyMatch(wish -> waitedForTheDay(planned.get(), date, wish))) {
        plans.lock(group).ifPresent(fresh -> open(fresh, date));
      }
    }
  }

  private Instant offeredUntil(OpeningPlan plan, VisitTime time) {
    // At night nobody is told of it.
    var told = QuietHours.NIGHT.firstAfter(now());
    var until = told.plus(Duration.ofMinutes(plan.terms().offerMinutes()));
    var last = time.begin().minus(Duration.ofMinutes(plan.terms().leadMinutes()));
    return until.isBefore(last) ? until : last.isAfter(now()) ? last : until;
  }
}
