package org.tongban.application.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentNumber;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.BookingRules;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;

/** Appointments in memory. */
public final class InMemoryAppointments implements AppointmentStore {
  private final InMemoryTable<AppointmentId, Row> rows;
  private final InMemoryTable<AppointmentId, Cooling> cooling;

  private record Row(Kept kept, int ordinal, Optional<Instant> remindAt) {
    Appointment appointment() {
      return kept.appointment();
    }

    boolean open() {
      return isOpen(appointment().state());
    }
  }

  /** None yet. */
  public InMemoryAppointments(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
    cooling = new InMemoryTable<>(transactions);
  }

  private static boolean isOpen(AppointmentState state) {
    return switch (state) {
      case AppointmentState.Held _,
          AppointmentState.Offered _,
          AppointmentState.Booked _,
          AppointmentState.Arrived _ ->
          true;
      case AppointmentState.Served _, AppointmentState.Missed _, AppointmentState.Cancelled _ ->
          false;
    };
  }

  private static Optional<Instant> lapsesAt(AppointmentState state) {
    return switch (state) {
      case AppointmentState.Held(var until) -> Optional.of(until);
      case AppointmentState.Offered(var until) -> Optional.of(until);
      case AppointmentState.Booked _,
          AppointmentState.Arrived _,
          AppointmentState.Served _,
          AppointmentState.Missed _,
          AppointmentState.Cancelled _ ->
          Optional.empty();
    };
  }

  /** What is free again at that moment, and not given back yet. */
  List<Cooling> lapsed(Instant now) {
    var lapsed = new ArrayList<Cooling>();
    ranOut(now)
        .map(Row::appointment)
        .map(one -> new Cooling(one.id(), one.visit().group(), one.visit().time(), now))
        .forEach(lapsed::add);
    cooling.all().filter(one -> !one.until().isAfter(now)).forEach(lapsed::add);
    return lapsed;
  }

  private Stream<Row> ranOut(Instant now) {
    return rows.all()
        .filter(
            row ->
                lapsesAt(row.appointment().state())
                    .filter(until -> !until.isAfter(now))
                    .isPresent());
  }

  @Override
  public Optional<Kept> find(AppointmentId id) {
    return rows.get(id).map(Row::kept);
  }

  @Override
  public Optional<Kept> find(AppointmentNumber number) {
    return rows.all()
        .filter(row -> row.appointment().number().equals(number))
        .map(Row::kept)
        .findFirst();
  }

  @Override
  public Map<SubjectId, Theirs> theirs(Collection<SubjectId> people, Instant since) {
    return people.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), person -> theirs(person, since)));
  }

  @Override
  public Theirs theirs(SubjectId person, Instant since) {
    var own =
        rows.all()
            .filter(row -> row.appointment().person().equals(person))
            .filter(row -> row.open() || !row.kept().madeAt().isBefore(since))
            .toList();
    var ordinals = new HashSet<Integer>();
    own.stream().filter(Row::open).map(Row::ordinal).forEach(ordinals::add);
    return new Theirs(
        own.stream()
            .map(
                row ->
                    new BookingRules.Earlier(
                        row.appointment().visit(), row.appointment().state(), row.kept().madeAt()))
            .toList(),
        ordinals);
  }

  @Override
  public Page<Kept> of(SubjectId person, Page.Request page) {
    var all =
        rows.all()
            .filter(row -> row.appointment().person().equals(person))
            .filter(
                row ->
                    !(row.appointment().state() instanceof AppointmentState.Cancelled(_, var reason)
                        && reason == AppointmentState.Reason.RAN_OUT))
            .map(Row::kept)
            .sorted(
                Comparator.comparing((Kept kept) -> kept.appointment().visit().time())
                    .thenComparing(kept -> kept.appointment().id().toString())
                    .reversed())
            .toList();
    int from = page.after().map(cursor -> position(cursor, all)).orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        all.subList(from, to),
        to < all.size()
            ? Optional.of(all.get(to - 1).appointment().id().toString())
            : Optional.empty());
  }

  private static int position(String cursor, List<Kept> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).appointment().id().toString().equals(cursor)) {
        return i + 1;
      }
    }
    throw new Page.BadCursorException();
  }

  @Override
  public List<Kept> open(CaseId id) {
    return rows.all()
        .filter(row -> row.appointment().caseId().filter(id::equals).isPresent() && row.open())
        .map(Row::kept)
        .toList();
  }

  private Stream<Row> at(ServiceGroupCode group) {
    return rows.all().filter(row -> row.appointment().visit().group().equals(group));
  }

  @Override
  public List<Kept> day(ServiceGroupCode group, LocalDate date) {
    return at(group)
        .filter(row -> row.appointment().visit().time().date().equals(date))
        .filter(row -> isExpected(row.appointment().state()))
        .map(Row::kept)
        .sorted(
            Comparator.comparing((Kept kept) -> kept.appointment().visit().time())
                .thenComparing(kept -> kept.appointment().number().value()))
        .toList();
  }

  private static boolean isExpected(AppointmentState state) {
    return switch (state) {
      case AppointmentState.Booked _,
          AppointmentState.Arrived _,
          AppointmentState.Served _,
          AppointmentState.Missed _ ->
          true;
      case AppointmentState.Held _, AppointmentState.Offered _, AppointmentState.Cancelled _ ->
          false;
    };
  }

  @Override
  public List<Kept> taking(ServiceGroupCode group, LocalDate from) {
    return at(group)
        .filter(row -> !row.appointment().visit().time().date().isBefore(from))
        .filter(row -> !(row.appointment().state() instanceof AppointmentState.Cancelled))
        .map(Row::kept)
        .toList();
  }

  @Override
  public List<AppointmentId> ranOut(Instant now, int limit) {
    return ranOut(now).limit(limit).map(row -> row.appointment().id()).toList();
  }

  @Override
  public List<AppointmentId> ranOut(ServiceGroupCode group, LocalDate date, Instant now) {
    return ranOut(now)
        .filter(row -> row.appointment().visit().group().equals(group))
        .filter(row -> row.appointment().visit().time().date().equals(date))
        .map(row -> row.appointment().id())
        .toList();
  }

  @Override
  public List<AppointmentId> over(LocalDate before, int limit) {
    return rows.all()
        .filter(row -> row.open() && lapsesAt(row.appointment().state()).isEmpty())
        .filter(row -> row.appointment().visit().time().date().isBefore(before))
        .limit(limit)
        .map(row -> row.appointment().id())
        .toList();
  }

  @Override
  public List<AppointmentId> toRemind(Instant now, int limit) {
    return rows.all()
        .filter(row -> row.remindAt().filter(at -> !at.isAfter(now)).isPresent())
        .limit(limit)
        .map(row -> row.appointment().id())
        .toList();
  }

  @Override
  public boolean add(List<Addition> some) {
    return some.stream().allMatch(this::added);
  }

  private boolean added(Addition one) {
    var appointment = one.appointment();
    if (has(appointment.person(), one.ordinal())) {
      return false;
    }
    rows.put(
        appointment.id(),
        new Row(new Kept(appointment, one.madeAt(), 1), one.ordinal(), one.remindAt()));
    return true;
  }

  private boolean has(SubjectId person, int ordinal) {
    return rows.all()
        .anyMatch(
            row ->
                row.open()
                    && row.ordinal() == ordinal
                    && row.appointment().person().equals(person));
  }

  @Override
  public boolean renumber(AppointmentId id, int ordinal) {
    var row = rows.get(id).orElseThrow();
    if (has(row.appointment().person(), ordinal)) {
      return false;
    }
    rows.put(id, new Row(row.kept(), ordinal, row.remindAt()));
    return true;
  }

  @Override
  public void remove(AppointmentId id) {
    rows.remove(id);
  }

  @Override
  public Kept change(Kept kept, Appointment next, Optional<Instant> remindAt) {
    var row = rows.get(next.id()).filter(one -> one.kept().version() == kept.version());
    if (row.isEmpty()) {
      throw new StaleVersionException("appointment " + next.id());
    }
    var changed = new Kept(next, kept.madeAt(), kept.version() + 1);
    rows.put(next.id(), new Row(changed, row.get().ordinal(), remindAt));
    return changed;
  }

  @Override
  public void reminded(AppointmentId id) {
    rows.get(id)
        .ifPresent(row -> rows.put(id, new Row(row.kept(), row.ordinal(), Optional.empty())));
  }

  @Override
  public void cool(AppointmentId id, ServiceGroupCode group, VisitTime time, Instant until) {
    cooling.put(id, new Cooling(id, group, time, until));
  }

  @Override
  public List<Cooling> cooled(
      Optional<ServiceGroupCode> group, Optional<LocalDate> date, Instant now) {
    return cooling
        .all()
        .filter(one -> !one.until().isAfter(now))
        .filter(one -> group.isEmpty() || one.group().equals(group.get()))
        .filter(one -> date.isEmpty() || one.time().date().equals(date.get()))
        .toList();
  }

  @Override
  public List<Cooling> cooling(ServiceGroupCode group, LocalDate from) {
    return cooling
        .all()
        .filter(one -> one.group().equals(group) && !one.time().date().isBefore(from))
        .toList();
  }

  @Override
  public boolean returned(AppointmentId id) {
    var there = cooling.get(id).isPresent();
    if (there) {
      cooling.remove(id);
    }
    return there;
  }
}
