package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.appointment.AppointmentStore.Addition;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.application.appointment.AppointmentStore.Theirs;
import org.tongban.application.appointment.Plans.Planned;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.KeyedAnswer;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Together;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.AppointmentId;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.BookingRules;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.Reminder;
import org.tongban.domain.appointment.Slot;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;

/**
 * Books visits: each in one transaction with the places it takes, which it shares with what others
 * book at the same moment.
 */
@Singleton
public final class BookVisitService implements BookVisit {
  /** Of a person's own requests at once, and of commands on one appointment at once. */
  private static final int TRIES = 5;

  /** Shared transactions at once: a group whose plan is being changed does not stop all others. */
  private static final int TURNS = 4;

  private static final int MOST_TOGETHER = 16;

  private static final String NO_SUCH_TIME = "这个时间不能预约，请重新选择。";
  private static final String TOO_MANY = "您的预约太多了，请先取消一些。";

  private final Transactions transactions;
  private final Plans plans;
  private final AppointmentStore appointments;
  private final VisitPlaces places;
  private final CasesForVisits cases;
  private final Chance chance;
  private final Identifiers identifiers;
  private final IdempotencyRecords records;
  private final Together<Request, Optional<Booking>> together =
      new Together<>(TURNS, MOST_TOGETHER, this::heldTogether);

  @Inject
  public BookVisitService(
      Transactions transactions,
      Plans plans,
      AppointmentStore appointments,
      VisitPlaces places,
      CasesForVisits cases,
      Chance chance,
      Identifiers identifiers,
      IdempotencyRecords records) {
    this.transactions = transactions;
    this.plans = plans;
    this.appointments = appointments;
    this.places = places;
    this.cases = cases;
    this.chance = chance;
    this.identifiers = identifiers;
    this.records = records;
  }

  // Holding.

  @Override
  public Booking hold(Caller.Resident caller, Wanted wanted, Optional<KeyedAnswer<Booking>> keyed) {
    return switch (check(caller, wanted)) {
      case Check.No(var answer) when keyed.isPresent() ->
          transactions.inTransaction(() -> kept(keyed.get(), answer));
      case Check.No(var answer) -> answer;
      case Check.Yes(var possible) -> held(new Request(caller, wanted, possible, keyed));
    };
  }

  /**
   * Keeps the answer to a request that did not share its transaction. A repetition that would take
   * effect fails at its key; only one that is refused has to be told apart.
   */
  private Booking kept(KeyedAnswer<Booking> keyed, Booking booking) {
    if (!(booking instanceof Booking.Done) && records.find(keyed.key()).isPresent()) {
      throw new IdempotencyRecords.DuplicateKeyException();
    }
    records.keep(List.of(keyed.entry(booking)));
    return booking;
  }

  /** A time that can be booked, with all it takes. */
  private record Possible(Planned planned, OpeningPlan plan, Visit visit, List<Slot> slots) {}

  /** A visit that nothing stands against but what the person has, and who was faster. */
  private record Request(
      Caller.Resident caller,
      Wanted wanted,
      Possible possible,
      Optional<KeyedAnswer<Booking>> keyed) {
    SubjectId person() {
      return caller.person();
    }

    Visit visit() {
      return possible.visit();
    }
  }

  private sealed interface Check {
    record Yes(Possible possible) implements Check {}

    record No(Booking answer) implements Check {
      static No because(String words) {
        return new No(new Booking.NotAllowed(words));
      }
    }
  }

  private Check check(Caller.Resident caller, Wanted wanted) {
    var planned = plans.find(wanted.group()).filter(found -> found.group().active());
    if (planned.isEmpty()) {
      return new Check.No(new Booking.Absent());
    }
    if (caller.realNameLevel() < BookingRules.REAL_NAME_LEVEL) {
      return Check.No.because("预约要先实名认证，请到“我的空间”认证后再约；也可以直接到现场取号。");
    }
    if (!wanted.items().stream().allMatch(planned.get().group()::handles)) {
      return Check.No.because("这里不办理您选的事项，请换一个业务类别或网点。");
    }
    if (planned.get().bookable().isEmpty()) {
      return Check.No.because("这里不用预约，请直接到现场取号。");
    }
    var possible = possible(planned.get(), wanted);
    if (possible.isEmpty()) {
      return Check.No.because(NO_SUCH_TIME);
    }
    var barred = barredByCase(caller, wanted, possible.get().plan());
    return barred.isPresent() ? Check.No.because(barred.get()) : new Check.Yes(possible.get());
  }

  private Optional<Possible> possible(Planned planned, Wanted wanted) {
    var plan = planned.bookable().orElseThrow();
    if (!WorkingCalendar.covers(wanted.date())
        || !plan.open(wanted.date(), wanted.from(), places.now())) {
      return Optional.empty();
    }
    int minutes = planned.group().minutesOf(wanted.items(), wanted.people());
    return places
        .day(planned, wanted.date())
        .covering(wanted.from(), minutes)
        .map(
            covered ->
                new Possible(
                    planned,
                    plan,
                    new Visit(
                        wanted.group(),
                        new VisitTime(wanted.date(), wanted.from(), covered.getLast().until()),
                        wanted.items(),
                        wanted.people()),
                    covered));
  }

  private Optional<String> barredByCase(Caller.Resident caller, Wanted wanted, OpeningPlan plan) {
    if (wanted.caseId().isEmpty()) {
      return plan.terms().preCheck()
          ? Optional.of("这里要先网上提交申请、预审通过后才能预约，请从“我的办件”里预约。")
          : Optional.empty();
    }
    var found = cases.find(caller, wanted.caseId().get());
    if (found.isEmpty() || found.get().closed()) {
      return Optional.of("没有找到这个办件，或它已经办完，请从“我的办件”里预约。");
    }
    if (!wanted.items().isEmpty() && !wanted.items().contains(found.get().item())) {
      return Optional.of("预约的事项与办件不一致，请重新选择。");
    }
    return plan.terms().preCheck() && !found.get().preChecked()
        ? Optional.of("这个办件还没有预审通过，预审通过后就能预约。")
        : Optional.empty();
  }

  /**
   * Together with what others want of the same groups at this moment, unless the caller's own
   * transaction goes on, or it may be full, and most will be refused.
   */
  private Booking held(Request request) {
    return transactions.isOpen() || mayBeFull(request)
        ? alone(request)
        : together.ask(request.visit().group(), request).orElseGet(() -> alone(request));
  }

  private boolean mayBeFull(Request request) {
    return places.mayBeFull(request.visit().group(), request.visit().time());
  }

  /** The answers; empty for who has to try alone. */
  private List<Optional<Booking>> heldTogether(List<Request> requests) {
    if (requests.size() == 1) {
      return List.of(Optional.of(alone(requests.getFirst())));
    }
    try {
      return transactions.inTransaction(() -> addedTogether(requests));
    } catch (UnavailableException e) {
      // Nobody knows whether it was done: nobody may try again unasked.
      throw e;
    } catch (RuntimeException e) {
      // Nothing was done. One of them was not as it seemed, or failed: each hears of their own.
      return Collections.nCopies(requests.size(), Optional.empty());
    }
  }

  private List<Optional<Booking>> addedTogether(List<Request> requests) {
    var now = places.now();
    var people = requests.stream().map(Request::person).distinct().toList();
    var theirs = new HashMap<>(appointments.theirs(people, now.minus(BookingRules.LOOKS_BACK)));
    var additions = new ArrayList<Addition>();
    var claims = new ArrayList<VisitPlaces.Claim>();
    var keep = new ArrayList<IdempotencyRecords.Entry>();
    var answers = new ArrayList<Optional<Booking>>();
    for (var request : requests) {
      // Once for each person: the second time it has to see what the first one did.
      var own = Optional.ofNullable(theirs.remove(request.person()));
      var refusal = own.flatMap(one -> refusal(request, one));
      if (own.isPresent() && refusal.isEmpty()) {
        var addition = addition(request, own.get(), now);
        var done = new Booking.Done(addition.kept());
        additions.add(addition);
        claims.add(claim(request));
        request.keyed().ifPresent(keyed -> keep.add(keyed.entry(done)));
        answers.add(Optional.of(done));
      } else {
        // A refusal under a key may be a repetition of what was done: that is told apart alone.
        answers.add(refusal.filter(_ -> request.keyed().isEmpty()).map(Booking.NotAllowed::new));
      }
    }
    // As for one alone: the rows are there before the places are taken.
    if (!appointments.add(additions)) {
      throw new NotTogetherException();
    }
    records.keep(keep);
    if (!places.take(claims)) {
      throw new NotTogetherException();
    }
    return answers;
  }

  /** Not all of them could be booked: undoes it. */
  private static final class NotTogetherException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotTogetherException() {
      super("Not all could be booked", null, false, false);
    }
  }

  private static VisitPlaces.Claim claim(Request request) {
    return new VisitPlaces.Claim(
        request.visit().group(), request.visit().time().date(), request.possible().slots());
  }

  private Booking alone(Request request) {
    return transactions.inTransaction(
        () -> {
          var booking = tried(request);
          return request.keyed().map(keyed -> kept(keyed, booking)).orElse(booking);
        });
  }

  private Booking tried(Request request) {
    var visit = request.visit();
    var slots = request.possible().slots();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var now = places.now();
      var theirs = appointments.theirs(request.person(), now.minus(BookingRules.LOOKS_BACK));
      var refusal = refusal(request, theirs);
      if (refusal.isPresent()) {
        return new Booking.NotAllowed(refusal.get());
      }
      // Where it was not full a moment ago, it is tried at once.
      if (mayBeFull(request) && !places.hasRoom(visit.group(), visit.time(), slots)) {
        return new Booking.Full();
      }
      var addition = addition(request, theirs, now);
      boolean added = appointments.add(addition);
      if (added && took(addition, slots)) {
        return new Booking.Done(addition.kept());
      }
      if (added && !places.hasRoom(visit.group(), visit.time(), slots)) {
        return new Booking.Full();
      }
      // Another request of the same person was first: look again at what they have. Or the slot
      // was not known before, or had lapsed holds.
    }
    return new Booking.NotAllowed("您正在别处预约，请稍后再试。");
  }

  private Optional<String> refusal(Request request, Theirs theirs) {
    return BookingRules.refusal(
            theirs.earlier(), request.visit(), request.possible().plan().terms(), places.now())
        .or(() -> theirs.freeOrdinal().isEmpty() ? Optional.of(TOO_MANY) : Optional.empty());
  }

  private Addition addition(Request request, Theirs theirs, Instant now) {
    var terms = request.possible().plan().terms();
    boolean atOnce = request.wanted().atOnce();
    return new Addition(
        new Appointment(
            new AppointmentId(identifiers.next()),
            chance.number(),
            request.person(),
            request.visit(),
            request.wanted().caseId(),
            atOnce
                ? new AppointmentState.Booked(now)
                : new AppointmentState.Held(now.plus(Duration.ofMinutes(terms.holdMinutes())))),
        theirs.freeOrdinal().orElseThrow(),
        now,
        atOnce ? Reminder.at(request.visit().time(), now) : Optional.empty());
  }

  /** The row is there before its places are taken, so that the hot rows are locked shortest. */
  private boolean took(Addition added, List<Slot> slots) {
    var visit = added.appointment().visit();
    if (places.take(visit.group(), visit.time().date(), slots)) {
      return true;
    }
    appointments.remove(added.appointment().id());
    return false;
  }

  // Changing.

  @Override
  public Booking confirm(Caller.Resident caller, AppointmentId id) {
    return changing(caller, id, this::confirmed);
  }

  private Booking confirmed(Kept kept) {
    var now = places.now();
    return switch (kept.appointment().confirm(now)) {
      case Appointment.Change.Moved(var next) when next.equals(kept.appointment()) ->
          new Booking.Done(kept);
      case Appointment.Change.Moved(var next) ->
          new Booking.Done(appointments.change(kept, next, Reminder.at(next.visit().time(), now)));
      case Appointment.Change.RanOut(var until) -> new Booking.RanOut(until);
      case Appointment.Change.NotPossible(
              AppointmentState.Cancelled(var at, AppointmentState.Reason reason))
          when reason == AppointmentState.Reason.RAN_OUT ->
          new Booking.RanOut(at);
      case Appointment.Change.NotPossible(var state) -> new Booking.NotAllowed(words(state));
    };
  }

  @Override
  public Booking cancel(Caller.Resident caller, AppointmentId id) {
    return changing(caller, id, this::cancelled);
  }

  private Booking cancelled(Kept kept) {
    var appointment = kept.appointment();
    if (appointment.state() instanceof AppointmentState.Cancelled) {
      return new Booking.Done(kept);
    }
    if (appointment.state() instanceof AppointmentState.Booked
        && !places.now().isBefore(appointment.visit().time().begin())) {
      return new Booking.NotAllowed("预约的时间已经到了，不能取消；如不能来，请打电话告诉网点。");
    }
    return switch (appointment.cancel(AppointmentState.Reason.BY_PERSON, places.now())) {
      case Appointment.Change.Moved(var next) -> new Booking.Done(places.release(kept, next, true));
      case Appointment.Change.RanOut(var until) -> new Booking.RanOut(until);
      case Appointment.Change.NotPossible(var state) -> new Booking.NotAllowed(words(state));
    };
  }

  @Override
  public Booking reschedule(
      Caller.Resident caller, AppointmentId id, LocalDate date, LocalTime from) {
    return changing(caller, id, kept -> rescheduled(kept, date, from));
  }

  private Booking rescheduled(Kept kept, LocalDate date, LocalTime from) {
    var visit = kept.appointment().visit();
    if (!(kept.appointment().state() instanceof AppointmentState.Booked)) {
      return new Booking.NotAllowed(words(kept.appointment().state()));
    }
    if (visit.time().date().equals(date) && visit.time().from().equals(from)) {
      return new Booking.Done(kept);
    }
    if (!places.now().isBefore(visit.time().begin())) {
      return new Booking.NotAllowed("预约的时间已经到了，不能改期；请重新预约，或直接到现场取号。");
    }
    var planned = plans.find(visit.group());
    var possible =
        planned
            .filter(found -> found.bookable().isPresent())
            .flatMap(
                found ->
                    possible(
                        found,
                        new Wanted(
                            visit.group(),
                            date,
                            from,
                            visit.items(),
                            visit.people(),
                            kept.appointment().caseId(),
                            true)));
    return possible.isEmpty()
        ? new Booking.NotAllowed(NO_SUCH_TIME)
        : rescheduled(kept, possible.get());
  }

  private Booking rescheduled(Kept kept, Possible to) {
    var appointment = kept.appointment();
    var theirs =
        appointments.theirs(appointment.person(), places.now().minus(BookingRules.LOOKS_BACK));
    var others =
        theirs.earlier().stream()
            .filter(earlier -> !earlier.visit().equals(appointment.visit()))
            .toList();
    var refusal = BookingRules.refusal(others, to.visit(), to.plan().terms(), places.now());
    if (refusal.isPresent() || theirs.freeOrdinal().isEmpty()) {
      return new Booking.NotAllowed(refusal.orElse(TOO_MANY));
    }
    if (!appointments.renumber(appointment.id(), theirs.freeOrdinal().get())) {
      // They book, or are offered, something else at this moment: look again at what they have.
      throw new StaleVersionException("appointments of " + appointment.person());
    }
    var before = appointment.visit().time();
    // What both times share stays taken all the while.
    var more = new ArrayList<>(to.slots());
    more.removeAll(places.day(to.planned(), to.visit().time().date()).overlapping(before));
    if (!more.isEmpty()
        && (!places.hasRoom(to.visit().group(), to.visit().time(), more)
            || !places.take(to.visit().group(), to.visit().time().date(), more))) {
      return new Booking.Full();
    }
    return switch (appointment.reschedule(to.visit().time())) {
      case Appointment.Change.Moved(var next) -> {
        var changed = changed(kept, next, more);
        left(to, before)
            .forEach(
                time ->
                    places.free(
                        new AppointmentId(identifiers.next()), next.visit().group(), time, true));
        yield new Booking.Done(changed);
      }
      case Appointment.Change.RanOut _, Appointment.Change.NotPossible _ ->
          throw new IllegalStateException("A booking can be moved: " + appointment.id());
    };
  }

  private Kept changed(Kept kept, Appointment next, List<Slot> taken) {
    try {
      return appointments.change(kept, next, Reminder.at(next.visit().time(), places.now()));
    } catch (StaleVersionException e) {
      // The transaction may be the caller's and go on: it must not keep what it took.
      var visit = next.visit();
      taken.forEach(slot -> places.give(visit.group(), visit.time().date(), slot));
      throw e;
    }
  }

  /** What of the time before is free now: all of it, or the slots the new time does not share. */
  private List<VisitTime> left(Possible to, VisitTime before) {
    var now = to.visit().time();
    if (!now.date().equals(before.date())
        || !now.from().isBefore(before.until())
        || !before.from().isBefore(now.until())) {
      return List.of(before);
    }
    var left = new ArrayList<>(places.day(to.planned(), before.date()).overlapping(before));
    left.removeAll(to.slots());
    return left.stream()
        .map(slot -> new VisitTime(before.date(), slot.from(), slot.until()))
        .toList();
  }

  private static String words(AppointmentState state) {
    return switch (state) {
      case AppointmentState.Held _, AppointmentState.Offered _ -> "请先确认预约。";
      case AppointmentState.Booked _ -> "这个预约已经确认。";
      case AppointmentState.Arrived _ -> "您已到场签到，请等候叫号。";
      case AppointmentState.Served _ -> "这个预约已经办完。";
      case AppointmentState.Missed _ -> "这个预约已经过时，请重新预约。";
      case AppointmentState.Cancelled _ -> "这个预约已经取消，请重新预约。";
    };
  }

  /** One change of one of the caller's appointments; again if another was first. */
  private Booking changing(
      Caller.Resident caller, AppointmentId id, Function<Kept, Booking> change) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.inTransaction(
            () -> own(caller, id).map(change).orElseGet(Booking.Absent::new));
      } catch (StaleVersionException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private Optional<Kept> own(Caller.Resident caller, AppointmentId id) {
    return appointments
        .find(id)
        .filter(kept -> kept.appointment().person().equals(caller.person()));
  }

  // Looking.

  @Override
  public Optional<Kept> find(Caller.Resident caller, AppointmentId id) {
    return transactions.reading(() -> own(caller, id));
  }

  @Override
  public List<Kept> ofCase(Caller.Resident caller, CaseId id) {
    return transactions.reading(
        () ->
            cases.find(caller, id).isPresent()
                ? appointments.open(id).stream()
                    .sorted(Comparator.comparing(kept -> kept.appointment().visit().time()))
                    .toList()
                : List.of());
  }

  @Override
  public Page<Kept> list(Caller.Resident caller, Page.Request page) {
    return transactions.reading(() -> appointments.of(caller.person(), page));
  }
}
