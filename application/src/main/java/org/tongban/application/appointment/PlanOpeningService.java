package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tongban.application.appointment.AppointmentStore.Cooling;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.appointment.SlotPlaces.Load;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.Notices;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.DaySlots;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.OpeningPlan.Claim;
import org.tongban.domain.appointment.PlanException;
import org.tongban.domain.appointment.Reminder;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.UnitCode;

/** Changes plans, each in one transaction with everything that becomes of the bookings. */
@Singleton
public final class PlanOpeningService implements PlanOpening {
  /** How far after its old time a booking may be moved. */
  private static final int MOVES_DAYS = 30;

  private final Transactions transactions;
  private final Plans plans;
  private final ServiceGroups groups;
  private final SlotPlaces slots;
  private final AppointmentStore appointments;
  private final VisitPlaces visits;
  private final VisitNotices notices;
  private final Places places;

  @Inject
  public PlanOpeningService(
      Transactions transactions,
      Plans plans,
      ServiceGroups groups,
      SlotPlaces slots,
      AppointmentStore appointments,
      VisitPlaces visits,
      VisitNotices notices,
      Places places) {
    this.transactions = transactions;
    this.plans = plans;
    this.groups = groups;
    this.slots = slots;
    this.appointments = appointments;
    this.visits = visits;
    this.notices = notices;
    this.places = places;
  }

  private static boolean plans(Role role) {
    return switch (role) {
      case HALL_MANAGER, VILLAGE_CLERK, HELP_CLERK -> true;
      case APPLICANT,
          OPERATOR,
          PROXY,
          WINDOW_CLERK,
          LIAISON,
          REVIEWER,
          APPROVER,
          HEAD,
          ISSUING_CLERK,
          MAIL_CLERK,
          SUPERVISOR,
          CATALOGUE_EDITOR,
          ADMINISTRATOR,
          SYSTEM ->
          false;
    };
  }

  private Set<UnitCode> units(Caller.Staff caller) {
    var units = new HashSet<UnitCode>();
    caller.duties().stream()
        .filter(duty -> plans(duty.role()))
        .map(Caller.Duty::unit)
        .filter(unit -> places.organisation().servicePoint(unit).isPresent())
        .forEach(units::add);
    return units;
  }

  @Override
  public boolean plansFor(Caller.Staff caller, UnitCode place) {
    return units(caller).contains(place);
  }

  @Override
  public List<Planned> groups(Caller.Staff caller) {
    var units = units(caller);
    return units.isEmpty() ? List.of() : transactions.reading(() -> plans.at(units));
  }

  @Override
  public Optional<Planned> find(Caller.Staff caller, ServiceGroupCode code) {
    return units(caller).contains(code.place())
        ? transactions.reading(() -> plans.find(code))
        : Optional.empty();
  }

  @Override
  public Saving save(Caller.Staff caller, ServiceGroup group, Optional<Integer> version) {
    if (!units(caller).contains(group.place())) {
      return new Saving.Absent();
    }
    return transactions.inTransaction(
        () -> {
          var before = plans.lock(group.code());
          if (before.isEmpty() && version.isPresent()) {
            return new Saving.Absent();
          }
          if (before.isPresent() && version.isEmpty()) {
            return new Saving.Exists();
          }
          if (before.isPresent() && before.get().version() != version.get()) {
            return new Saving.Stale(before.get().version());
          }
          var others =
              groups.at(List.of(group.place())).stream()
                  .filter(other -> !other.code().equals(group.code()))
                  .toList();
          if (others.stream().anyMatch(other -> other.letter().equals(group.letter()))) {
            return new Saving.NotAllowed("号码的字母“" + group.letter() + "”已被别的业务类别使用，请换一个。");
          }
          var expected = group.active() ? List.<Kept>of() : expected(group.code());
          if (!expected.isEmpty()) {
            return new Saving.NotAllowed("还有 " + expected.size() + " 个预约没有办，请先用“停办”改期或取消这些预约，再停用。");
          }
          if (before.isEmpty() && !groups.add(group)) {
            // Somebody else was faster.
            return new Saving.Exists();
          }
          if (before.isPresent()) {
            groups.save(List.of(group));
            plans.raise(group.code());
          }
          plans.refresh(group.place());
          return new Saving.Saved(plans.lock(group.code()).orElseThrow());
        });
  }

  /** Who is booked and still to come: nobody of them is dropped silently. */
  private List<Kept> expected(ServiceGroupCode code) {
    return confirmed(appointments.taking(code, today())).stream().filter(this::isToCome).toList();
  }

  @Override
  public Optional<Impact> preview(Caller.Staff caller, ServiceGroupCode code, OpeningPlan plan) {
    return find(caller, code)
        .map(
            planned ->
                transactions.reading(() -> new Impact(confirmed(looked(planned, plan).hit()))));
  }

  @Override
  public Optional<Impact> preview(Caller.Staff caller, UnitCode place, PlanException exception) {
    if (!units(caller).contains(place)) {
      return Optional.empty();
    }
    return Optional.of(
        transactions.reading(
            () -> {
              var hit = new ArrayList<Kept>();
              for (var planned : plans.at(List.of(place))) {
                planned
                    .plan()
                    .ifPresent(
                        plan ->
                            hit.addAll(
                                confirmed(looked(planned, plan.with(exception, today())).hit())));
              }
              return new Impact(hit);
            }));
  }

  @Override
  public Replacing replace(Caller.Staff caller, ServiceGroupCode code, int version, Change change) {
    if (!units(caller).contains(code.place())) {
      return new Replacing.Absent();
    }
    return undone(
        () -> {
          var planned = plans.lock(code);
          if (planned.isEmpty()) {
            return new Replacing.Absent();
          }
          if (planned.get().version() != version) {
            return new Replacing.Stale(planned.get().version());
          }
          return replaced(planned.get(), change);
        });
  }

  @Override
  public Replacing except(
      Caller.Staff caller, UnitCode place, PlanException exception, Optional<Hits> hits) {
    if (!units(caller).contains(place)) {
      return new Replacing.Absent();
    }
    return undone(
        () -> {
          var all = new Replacing.Replaced(0, new ArrayList<>(), new ArrayList<>());
          var hit = new ArrayList<Kept>();
          for (var group : groups.at(List.of(place))) {
            var planned = plans.lock(group.code()).orElseThrow();
            if (planned.plan().isEmpty()) {
              continue;
            }
            if (planned.plan().get().exceptions().size() >= OpeningPlan.MAXIMUM_EXCEPTIONS) {
              return new Replacing.NotAllowed("例外太多了，请先删除过期的。");
            }
            var plan = planned.plan().get().with(exception, today());
            switch (replaced(planned, new Change(plan, hits, exception.reason()))) {
              case Replacing.Replaced(_, var moved, var cancelled) -> {
                all.moved().addAll(moved);
                all.cancelled().addAll(cancelled);
              }
              case Replacing.HitsBookings(var some) -> hit.addAll(some);
              case Replacing.Absent no -> {
                return no;
              }
              case Replacing.Stale no -> {
                return no;
              }
              case Replacing.NotAllowed no -> {
                return no;
              }
            }
          }
          return hit.isEmpty() ? all : new Replacing.HitsBookings(hit);
        });
  }

  /** Thrown to roll back what was done for a change that is refused after all. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Replacing answer;

    RefusedException(Replacing answer) {
      super("The change was refused", null, false, false);
      this.answer = answer;
    }
  }

  private Replacing undone(Supplier<Replacing> change) {
    try {
      return transactions.inTransaction(
          () -> {
            var answer = change.get();
            if (answer instanceof Replacing.Replaced) {
              return answer;
            }
            throw new RefusedException(answer);
          });
    } catch (RefusedException e) {
      return e.answer;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(visits.now(), StepContext.ZONE);
  }

  private static List<Kept> confirmed(List<Kept> hit) {
    return hit.stream()
        .filter(kept -> kept.appointment().state() instanceof AppointmentState.Booked)
        .sorted(Comparator.comparing((Kept kept) -> kept.appointment().visit().time()))
        .toList();
  }

  /** What takes places, and which of it has none under another plan. */
  private record Looked(
      List<Kept> staying, List<Kept> hit, List<Cooling> cooling, List<Cooling> cooled) {}

  private Looked looked(Planned planned, OpeningPlan plan) {
    var code = planned.group().code();
    var kept = appointments.taking(code, today());
    var cooling = appointments.cooling(code, today());
    var claims = new ArrayList<Claim>();
    // Who is being served, or is just due, stays.
    kept.stream().filter(this::isToCome).map(PlanOpeningService::claim).forEach(claims::add);
    cooling.stream()
        .map(one -> new Claim(one.id(), one.time(), false, one.until()))
        .forEach(claims::add);
    claims.sort(OpeningPlan.PRECEDENCE);
    var hits = Set.copyOf(OpeningPlan.hits(claims, days(planned, plan, dates(kept, cooling))));
    return new Looked(
        kept.stream().filter(one -> !hits.contains(one.appointment().id())).toList(),
        kept.stream().filter(one -> hits.contains(one.appointment().id())).toList(),
        cooling.stream().filter(one -> !hits.contains(one.id())).toList(),
        cooling.stream().filter(one -> hits.contains(one.id())).toList());
  }

  private boolean isToCome(Kept kept) {
    return visits.now().isBefore(kept.appointment().visit().time().begin());
  }

  private static Claim claim(Kept kept) {
    return new Claim(
        kept.appointment().id(),
        kept.appointment().visit().time(),
        kept.appointment().state() instanceof AppointmentState.Booked,
        kept.madeAt());
  }

  private static List<LocalDate> dates(List<Kept> kept, List<Cooling> cooling) {
    var dates = new HashSet<LocalDate>();
    kept.forEach(one -> dates.add(one.appointment().visit().time().date()));
    cooling.forEach(one -> dates.add(one.time().date()));
    return dates.stream().sorted().toList();
  }

  private List<DaySlots> days(Planned planned, OpeningPlan plan, List<LocalDate> dates) {
    var calendar = visits.calendar(planned);
    return dates.stream().map(date -> plan.slots(calendar.day(date))).toList();
  }

  private Replacing replaced(Planned planned, Change change) {
    var code = planned.group().code();
    slots.lock(code, today());
    var looked = looked(planned, change.plan());
    var hit = confirmed(looked.hit());
    if (!hit.isEmpty() && change.hits().isEmpty()) {
      return new Replacing.HitsBookings(hit);
    }
    plans.save(code, change.plan());
    looked.cooled().forEach(one -> appointments.returned(one.id()));
    slots.replace(code, today(), loads(planned, change.plan(), looked));
    looked.hit().stream()
        .filter(kept -> !hit.contains(kept))
        .forEach(
            kept ->
                appointments.change(
                    kept,
                    visits.cancelled(kept.appointment(), AppointmentState.Reason.BY_PLACE),
                    Optional.empty()));
    var next = new Planned(planned.group(), Optional.of(change.plan()), planned.version() + 1);
    var moved = new ArrayList<Kept>();
    var cancelled = new ArrayList<Kept>();
    for (var kept : hit) {
      var to =
          change.hits().orElseThrow() == Hits.MOVE
              ? nextTime(next, kept)
              : Optional.<VisitTime>empty();
      if (to.isPresent()) {
        moved.add(moved(kept, to.get(), change.reason()));
      } else {
        cancelled.add(cancelled(kept, change.reason()));
      }
    }
    // Who had a place goes before who waits for one.
    visits.offerGained(planned.plan(), next);
    return new Replacing.Replaced(next.version(), moved, cancelled);
  }

  private List<Load> loads(Planned planned, OpeningPlan plan, Looked looked) {
    var times = new ArrayList<VisitTime>();
    looked.staying().forEach(kept -> times.add(kept.appointment().visit().time()));
    looked.cooling().forEach(one -> times.add(one.time()));
    var loads = new ArrayList<Load>();
    for (var day : days(planned, plan, dates(looked.staying(), looked.cooling()))) {
      for (var slot : day.slots()) {
        var taken =
            (int) times.stream().filter(time -> day.overlapping(time).contains(slot)).count();
        loads.add(
            new Load(
                planned.group().code(),
                day.date(),
                slot.from(),
                slot.until(),
                slot.places(),
                taken));
      }
    }
    return loads;
  }

  /** The first time after the old one that is free, taken already. */
  private Optional<VisitTime> nextTime(Planned planned, Kept kept) {
    var visit = kept.appointment().visit();
    var plan = planned.plan().orElseThrow();
    int minutes = planned.group().minutesOf(visit.items(), visit.people());
    var last = visit.time().date().plusDays(MOVES_DAYS);
    for (var date = visit.time().date(); !date.isAfter(last); date = date.plusDays(1)) {
      var day = visits.day(planned, date);
      for (var slot : day.slots()) {
        var covered = day.covering(slot.from(), minutes);
        if (covered.isEmpty()
            || date.equals(visit.time().date()) && !slot.from().isAfter(visit.time().from())
            || !plan.open(date, slot.from(), visits.now())) {
          continue;
        }
        slots.open(planned.group().code(), date, day.slots());
        if (visits.take(planned.group().code(), date, covered.get())) {
          return Optional.of(new VisitTime(date, slot.from(), covered.get().getLast().until()));
        }
      }
    }
    return Optional.empty();
  }

  private Kept moved(Kept kept, VisitTime to, String reason) {
    var appointment = kept.appointment();
    return switch (appointment.reschedule(to)) {
      case Appointment.Change.Moved(var next) -> {
        var changed = appointments.change(kept, next, Reminder.at(to, visits.now()));
        notices.tell(
            Notices.Kind.APPOINTMENT_MOVED,
            next,
            Map.of("before", VisitNotices.time(appointment.visit().time()), "reason", reason));
        yield changed;
      }
      case Appointment.Change.RanOut _, Appointment.Change.NotPossible _ ->
          throw new IllegalStateException("A booking can be moved: " + appointment.id());
    };
  }

  private Kept cancelled(Kept kept, String reason) {
    var next = visits.cancelled(kept.appointment(), AppointmentState.Reason.BY_PLACE);
    var changed = appointments.change(kept, next, Optional.empty());
    notices.tell(Notices.Kind.APPOINTMENT_CANCELLED, next, Map.of("reason", reason));
    return changed;
  }

  @Override
  public Optional<List<Kept>> day(Caller.Staff caller, ServiceGroupCode code, LocalDate date) {
    return caller.duties().stream().anyMatch(duty -> duty.unit().equals(code.place()))
        ? transactions.reading(() -> groups.find(code).map(_ -> appointments.day(code, date)))
        : Optional.empty();
  }
}
