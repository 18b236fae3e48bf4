package org.tongban.application.appointment;

import static org.tongban.application.appointment.BookingDesk.LONG_ITEM;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.tongban.domain.appointment.WishId;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.SubjectId;

/**
 * What appointments of one day do, one command after the other: lists, counted anew each time. It
 * knows nothing of counters, versions and transactions.
 */
final class BookingModel {
  /** Who takes places. */
  record Claim(
      AppointmentId id, SubjectId person, Visit visit, AppointmentState state, Instant madeAt) {
    boolean lapsed(Instant now) {
      return switch (state) {
        case AppointmentState.Held(var until) -> !now.isBefore(until);
        case AppointmentState.Offered(var until) -> !now.isBefore(until);
        case AppointmentState.Booked _,
            AppointmentState.Arrived _,
            AppointmentState.Served _,
            AppointmentState.Missed _,
            AppointmentState.Cancelled _ ->
            false;
      };
    }
  }

  /** Places that were given up and stay away. */
  record Cold(VisitTime time, Instant until) {}

  /** What somebody does. */
  sealed interface Command {
    /** Who. */
    SubjectId person();

    record Hold(SubjectId person, LocalTime from, BasicCode item, boolean atOnce)
        implements Command {}

    record Confirm(SubjectId person, AppointmentId id) implements Command {}

    record Cancel(SubjectId person, AppointmentId id) implements Command {}

    record Move(SubjectId person, AppointmentId id, LocalTime to) implements Command {}

    record Join(SubjectId person, LocalTime until, BasicCode item) implements Command {}

    record Leave(SubjectId person, WishId id) implements Command {}
  }

  /** What somebody is told. */
  enum Answer {
    DONE,
    FULL,
    RAN_OUT,
    NOT_ALLOWED,
    ABSENT
  }

  /** What is to be seen from outside, whatever the identities are. */
  record Books(List<String> claims, List<String> cooling, List<SubjectId> waiting) {}

  private final ServiceGroupCode group;
  private final OpeningPlan plan;
  private final DaySlots day;
  private final Instant now;
  private final double chance;
  private final List<Claim> claims;
  private final List<Cold> cooling;
  private final List<Wish> wishes;

  /** The books as they are at that moment. */
  BookingModel(
      BookingDesk desk,
      OpeningPlan plan,
      DaySlots day,
      List<Claim> claims,
      List<Cold> cooling,
      List<Wish> wishes) {
    this(
        desk.group,
        plan,
        day,
        desk.clock.instant(),
        desk.chance,
        new ArrayList<>(claims),
        new ArrayList<>(cooling),
        new ArrayList<>(wishes));
  }

  private BookingModel(
      ServiceGroupCode group,
      OpeningPlan plan,
      DaySlots day,
      Instant now,
      double chance,
      List<Claim> claims,
      List<Cold> cooling,
      List<Wish> wishes) {
    this.group = group;
    this.plan = plan;
    this.day = day;
    this.now = now;
    this.chance = chance;
    this.claims = claims;
    this.cooling = cooling;
    this.wishes = wishes;
  }

  BookingModel copy() {
    return new BookingModel(
        group,
        plan,
        day,
        now,
        chance,
        new ArrayList<>(claims),
        new ArrayList<>(cooling),
        new ArrayList<>(wishes));
  }

  Books books() {
    return new Books(
        claims.stream()
            .map(claim -> claim.person() + " " + claim.visit().time() + " " + claim.state())
            .sorted()
            .toList(),
        cooling.stream().map(Cold::toString).sorted().toList(),
        wishes.stream().map(Wish::person).toList());
  }

  /** A person's own, in an order that does not depend on the store. */
  List<Claim> of(SubjectId person) {
    return claims.stream()
        .filter(claim -> claim.person().equals(person))
        .sorted(Comparator.comparing(claim -> claim.visit().time()))
        .toList();
  }

  Optional<Wish> wishOf(SubjectId person) {
    return wishes.stream().filter(wish -> wish.person().equals(person)).findFirst();
  }

  /** How many claims have run out or cooled down, and are not given back yet. */
  long lapsed() {
    return claims.stream().filter(claim -> claim.lapsed(now)).count()
        + cooling.stream().filter(one -> !one.until().isAfter(now)).count();
  }

  boolean anybodyWaits() {
    return !wishes.isEmpty();
  }

  /** How many places of a slot are to be had, what has lapsed left out. */
  int remaining(Slot slot) {
    var taken =
        claims.stream()
                .filter(claim -> !claim.lapsed(now))
                .filter(claim -> day.overlapping(claim.visit().time()).contains(slot))
                .count()
            + cooling.stream()
                .filter(one -> one.until().isAfter(now))
                .filter(one -> day.overlapping(one.time()).contains(slot))
                .count();
    return slot.places() - (int) taken;
  }

  private boolean room(List<Slot> wanted) {
    return wanted.stream()
        .allMatch(
            slot ->
                claims.stream()
                            .filter(claim -> day.overlapping(claim.visit().time()).contains(slot))
                            .count()
                        + cooling.stream()
                            .filter(one -> day.overlapping(one.time()).contains(slot))
                            .count()
                    < slot.places());
  }

  Answer run(Command command) {
    return switch (command) {
      case Command.Hold hold -> hold(hold);
      case Command.Confirm(_, var id) -> confirm(id);
      case Command.Cancel(_, var id) -> cancel(id);
      case Command.Move(var person, var id, var to) -> move(person, id, to);
      case Command.Join(var person, var until, var item) -> join(person, until, item);
      case Command.Leave(_, var id) ->
          wishes.removeIf(wish -> wish.id().equals(id)) ? Answer.DONE : Answer.ABSENT;
    };
  }

  private static int minutes(List<BasicCode> items) {
    return items.contains(LONG_ITEM) ? 60 : 30;
  }

  private Optional<Visit> visit(LocalTime from, List<BasicCode> items) {
    return day.covering(from, minutes(items))
        .map(
            slots ->
                new Visit(
                    group, new VisitTime(day.date(), from, slots.getLast().until()), items, 1));
  }

  private boolean refused(SubjectId person, Visit visit, Optional<AppointmentId> but) {
    var earlier =
        claims.stream()
            .filter(claim -> claim.person().equals(person))
            .filter(claim -> !claim.id().equals(but.orElse(null)))
            .map(claim -> new BookingRules.Earlier(claim.visit(), claim.state(), claim.madeAt()))
            .toList();
    return BookingRules.refusal(earlier, visit, plan.terms(), now).isPresent();
  }

  private Answer hold(Command.Hold hold) {
    var visit = visit(hold.from(), List.of(hold.item()));
    if (visit.isEmpty() || refused(hold.person(), visit.get(), Optional.empty())) {
      return Answer.NOT_ALLOWED;
    }
    var slots = day.overlapping(visit.get().time());
    if (!room(slots)) {
      giveBackWhatLapsed();
      // They may have been offered something by that.
      if (!room(slots)) {
        return Answer.FULL;
      }
      if (refused(hold.person(), visit.get(), Optional.empty())) {
        return Answer.NOT_ALLOWED;
      }
    }
    var state =
        hold.atOnce()
            ? new AppointmentState.Booked(now)
            : new AppointmentState.Held(now.plus(Duration.ofMinutes(plan.terms().holdMinutes())));
    add(hold.person(), visit.get(), state);
    return Answer.DONE;
  }

  private void add(SubjectId person, Visit visit, AppointmentState state) {
    claims.add(new Claim(new AppointmentId(UUID.randomUUID()), person, visit, state, now));
  }

  private Optional<Claim> claim(AppointmentId id) {
    return claims.stream().filter(claim -> claim.id().equals(id)).findFirst();
  }

  private void replace(Claim claim, Visit visit, AppointmentState state) {
    claims.remove(claim);
    claims.add(new Claim(claim.id(), claim.person(), visit, state, claim.madeAt()));
  }

  private Answer confirm(AppointmentId id) {
    var claim = claim(id);
    if (claim.isEmpty() || claim.get().lapsed(now)) {
      return Answer.RAN_OUT;
    }
    if (!(claim.get().state() instanceof AppointmentState.Booked)) {
      replace(claim.get(), claim.get().visit(), new AppointmentState.Booked(now));
    }
    return Answer.DONE;
  }

  private Answer cancel(AppointmentId id) {
    claim(id)
        .ifPresent(
            claim -> {
              claims.remove(claim);
              free(claim.visit().time());
            });
    return Answer.DONE;
  }

  private Answer move(SubjectId person, AppointmentId id, LocalTime to) {
    var claim = claim(id);
    if (claim.isEmpty() || !(claim.get().state() instanceof AppointmentState.Booked)) {
      return Answer.NOT_ALLOWED;
    }
    var before = claim.get().visit().time();
    if (before.from().equals(to)) {
      return Answer.DONE;
    }
    var visit = visit(to, claim.get().visit().items());
    if (visit.isEmpty() || refused(person, visit.get(), Optional.of(id))) {
      return Answer.NOT_ALLOWED;
    }
    var more = new ArrayList<>(day.overlapping(visit.get().time()));
    more.removeAll(day.overlapping(before));
    if (!room(more)) {
      giveBackWhatLapsed();
      if (!room(more)) {
        return Answer.FULL;
      }
    }
    replace(claim.get(), visit.get(), claim.get().state());
    var left = new ArrayList<>(day.overlapping(before));
    left.removeAll(day.overlapping(visit.get().time()));
    if (left.size() == day.overlapping(before).size()) {
      free(before);
    } else {
      left.forEach(slot -> free(new VisitTime(day.date(), slot.from(), slot.until())));
    }
    return Answer.DONE;
  }

  private Answer join(SubjectId person, LocalTime until, BasicCode item) {
    if (wishOf(person).isPresent()) {
      return Answer.NOT_ALLOWED;
    }
    wishes.add(
        new Wish(
            new WishId(UUID.randomUUID()),
            person,
            group,
            day.date(),
            day.date(),
            day.slots().getFirst().from(),
            until,
            List.of(item),
            1,
            now));
    return Answer.DONE;
  }

  /** What was given up goes to who waits; where nobody does, it cools down. */
  private void free(VisitTime time) {
    var returns = CoolDown.returnsAt(now, time.begin(), plan.terms(), chance);
    if (wishes.isEmpty() && returns.isPresent()) {
      cooling.add(new Cold(time, returns.get()));
    } else {
      offer(time);
    }
  }

  /** Ends what ran out, and what cooled down. */
  void giveBackWhatLapsed() {
    for (var claim : claims.stream().filter(one -> one.lapsed(now)).toList()) {
      claims.remove(claim);
      offer(claim.visit().time());
    }
    for (var cold : cooling.stream().filter(one -> !one.until().isAfter(now)).toList()) {
      cooling.remove(cold);
      offer(cold.time());
    }
  }

  /** The longest waiting first, each the first time that suits and takes some of what is free. */
  private void offer(VisitTime freed) {
    for (var wish : List.copyOf(wishes)) {
      day.slots().stream()
          .filter(slot -> wish.suits(day.date(), slot.from()))
          .flatMap(slot -> visit(slot.from(), wish.items()).stream())
          .filter(visit -> shareASlot(visit.time(), freed))
          .filter(visit -> room(day.overlapping(visit.time())))
          .filter(visit -> !refused(wish.person(), visit, Optional.empty()))
          .findFirst()
          .ifPresent(
              visit -> {
                wishes.remove(wish);
                add(
                    wish.person(),
                    visit,
                    new AppointmentState.Offered(
                        now.plus(Duration.ofMinutes(plan.terms().offerMinutes()))));
              });
    }
  }

  private boolean shareASlot(VisitTime one, VisitTime other) {
    return day.overlapping(one).stream().anyMatch(day.overlapping(other)::contains);
  }
}
