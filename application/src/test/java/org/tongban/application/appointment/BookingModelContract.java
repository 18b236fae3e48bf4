package org.tongban.application.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.application.appointment.BookingDesk.HALL;
import static org.tongban.application.appointment.BookingDesk.ITEM;
import static org.tongban.application.appointment.BookingDesk.LONG_ITEM;
import static org.tongban.application.appointment.BookingDesk.MONDAY;
import static org.tongban.application.appointment.BookingDesk.TUESDAY;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import org.tongban.application.appointment.BookVisit.Booking;
import org.tongban.application.appointment.BookingModel.Answer;
import org.tongban.application.appointment.BookingModel.Claim;
import org.tongban.application.appointment.BookingModel.Cold;
import org.tongban.application.appointment.BookingModel.Command;
import org.tongban.application.identity.Caller;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.BookingTerms;
import org.tongban.domain.appointment.DaySlots;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.calendar.CalendarDay;
import org.tongban.domain.casework.SampleCityFixture;

/**
 * Whatever people do at once, some order of the same commands in {@link BookingModel} gives the
 * same answers and leaves the same books behind. Subclasses say on which stores, and how often.
 */
@Tag("I1")
public abstract class BookingModelContract {
  private static final int PEOPLE = 8;
  private static final int MOST_AT_ONCE = 5;
  private static final int MOST_STEPS = 12;
  private static final LocalTime NINE = LocalTime.of(9, 0);

  /** A desk of its own. */
  protected abstract BookingDesk newDesk();

  /** What somebody wants to do; with which of their own bookings, depends on what they have. */
  public enum Act {
    HOLD,
    CONFIRM,
    CANCEL,
    MOVE,
    JOIN,
    LEAVE,
    TIDY
  }

  /** What happens next on the day. */
  public sealed interface Step {
    /** Several people act at the same moment. */
    record AtOnce(List<Wanted> all) implements Step {}

    /**
     * Time goes by.
     *
     * @param tidied whether the job that tidies up comes by
     */
    record Later(int minutes, boolean tidied) implements Step {}
  }

  /**
   * What one of them wants.
   *
   * @param slot which of the times, or which of their own bookings
   * @param other a long visit, or waiting for the first hour alone
   * @param atOnce whether it is booked without holding it
   */
  public record Wanted(int person, Act act, int slot, boolean other, boolean atOnce) {}

  /** A morning. */
  @Provide
  Arbitrary<List<Step>> mornings() {
    var acts =
        Arbitraries.frequency(
            Tuple.of(8, Act.HOLD),
            Tuple.of(4, Act.CONFIRM),
            Tuple.of(5, Act.CANCEL),
            Tuple.of(4, Act.MOVE),
            Tuple.of(4, Act.JOIN),
            Tuple.of(1, Act.LEAVE),
            Tuple.of(1, Act.TIDY));
    var wanted =
        Combinators.combine(
                Arbitraries.integers().between(0, PEOPLE - 1),
                acts,
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(false, false, true),
                Arbitraries.of(false, true))
            .as(Wanted::new);
    Arbitrary<Step> atOnce =
        wanted.list().ofMinSize(1).ofMaxSize(MOST_AT_ONCE).map(Step.AtOnce::new);
    Arbitrary<Step> later =
        Combinators.combine(Arbitraries.of(1, 9, 10, 30, 35), Arbitraries.of(true, false))
            .as(Step.Later::new);
    return Arbitraries.frequencyOf(Tuple.of(3, atOnce), Tuple.of(1, later))
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_STEPS);
  }

  /** Goes through a morning, and looks at the books after each step. */
  protected final void goThrough(List<Step> morning, int places) {
    new Morning(newDesk(), BookingDesk.plan(places, BookingTerms.USUAL)).run(morning);
  }

  /** One run. */
  private static final class Morning {
    private final BookingDesk desk;
    private final OpeningPlan plan;
    private final DaySlots day;
    private final List<Caller.Resident> people =
        IntStream.range(0, PEOPLE).mapToObj(_ -> BookingDesk.resident()).toList();

    Morning(BookingDesk desk, OpeningPlan plan) {
      this.desk = desk;
      this.plan = plan;
      day = plan.slots(weekday());
      desk.replan(plan);
    }

    private static CalendarDay weekday() {
      return SampleCityFixture.calendar().day(TUESDAY);
    }

    void run(List<Step> morning) {
      for (var step : morning) {
        switch (step) {
          case Step.AtOnce(var all) -> atOnce(all);
          case Step.Later(var minutes, var tidied) -> later(minutes, tidied);
        }
        theBooksAreRight();
        // Who comes after that, came after that.
        desk.clock.advance(Duration.ofSeconds(1));
      }
      onlyBookingsAreLeft();
    }

    private BookingModel books() {
      return desk.stores
          .transactions()
          .reading(
              () ->
                  new BookingModel(
                      desk,
                      plan,
                      day,
                      desk.stores.appointments().taking(desk.group, MONDAY).stream()
                          .map(
                              kept ->
                                  new Claim(
                                      kept.appointment().id(),
                                      kept.appointment().person(),
                                      kept.appointment().visit(),
                                      kept.appointment().state(),
                                      kept.madeAt()))
                          .toList(),
                      desk.stores.appointments().cooling(desk.group, MONDAY).stream()
                          .map(one -> new Cold(one.time(), one.until()))
                          .toList(),
                      desk.stores.waiting().waiting(desk.group, TUESDAY, 100)));
    }

    // Acting.

    private void atOnce(List<Wanted> all) {
      var before = books();
      var commands = commands(all, before);
      var tidied = all.stream().anyMatch(wanted -> wanted.act() == Act.TIDY);
      var answers = answers(commands, tidied);
      // In which order several lapsed places go to those who wait is not said, and the job that
      // tidies up is not one command.
      var joins = commands.stream().anyMatch(Command.Join.class::isInstance);
      if (tidied || before.lapsed() > 1 && (joins || before.anybodyWaits())) {
        return;
      }
      var after = books().books();
      assertThat(explained(before, answers, after))
          .as("%s%n  before %s%n  after %s", answers, before.books(), after)
          .isTrue();
    }

    /** One for each person, as their rules about themselves are for them alone. */
    private List<Command> commands(List<Wanted> all, BookingModel books) {
      var commands = new LinkedHashMap<Integer, Command>();
      for (var wanted : all) {
        if (!commands.containsKey(wanted.person())) {
          command(wanted, books)
              .filter(
                  command ->
                      !(command instanceof Command.Join)
                          || commands.values().stream().noneMatch(Command.Join.class::isInstance))
              .ifPresent(command -> commands.put(wanted.person(), command));
        }
      }
      return List.copyOf(commands.values());
    }

    private Optional<Command> command(Wanted wanted, BookingModel books) {
      var person = people.get(wanted.person()).person();
      var own = books.of(person);
      var one =
          own.isEmpty()
              ? Optional.<Claim>empty()
              : Optional.of(own.get(wanted.slot() % own.size()));
      var from = NINE.plusMinutes(30L * wanted.slot());
      var item = wanted.other() ? LONG_ITEM : ITEM;
      return switch (wanted.act()) {
        case HOLD -> Optional.of(new Command.Hold(person, from, item, wanted.atOnce()));
        case CONFIRM -> one.map(claim -> new Command.Confirm(person, claim.id()));
        case CANCEL -> one.map(claim -> new Command.Cancel(person, claim.id()));
        case MOVE -> one.map(claim -> new Command.Move(person, claim.id(), from));
        case JOIN ->
            Optional.of(
                new Command.Join(
                    person,
                    wanted.slot() % 2 == 0 ? LocalTime.of(10, 0) : LocalTime.of(12, 0),
                    item));
        case LEAVE -> books.wishOf(person).map(wish -> new Command.Leave(person, wish.id()));
        case TIDY -> Optional.empty();
      };
    }

    private List<Map.Entry<Command, Answer>> answers(List<Command> commands, boolean tidied) {
      var go = new CountDownLatch(1);
      var running = new ArrayList<Future<Map.Entry<Command, Answer>>>();
      try (var threads = Executors.newFixedThreadPool(MOST_AT_ONCE + 1)) {
        for (var command : commands) {
          running.add(
              threads.submit(
                  () -> {
                    go.await();
                    return Map.entry(command, answer(command));
                  }));
        }
        var tidying =
            threads.submit(
                () -> {
                  go.await();
                  if (tidied) {
                    desk.ends.run();
                  }
                  return null;
                });
        go.countDown();
        tidying.get();
        var answers = new ArrayList<Map.Entry<Command, Answer>>();
        for (var one : running) {
          answers.add(one.get());
        }
        return answers;
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    private Answer answer(Command command) {
      var who = new Caller.Resident(command.person(), 2);
      return switch (command) {
        case Command.Hold(_, var from, var item, var atOnce) ->
            answer(
                desk.booking.hold(
                    who, desk.wanted(TUESDAY, from.getHour(), from.getMinute(), item, 1, atOnce)));
        case Command.Confirm(_, var id) -> answer(desk.booking.confirm(who, id));
        case Command.Cancel(_, var id) -> answer(desk.booking.cancel(who, id));
        case Command.Move(_, var id, var to) ->
            answer(desk.booking.reschedule(who, id, TUESDAY, to));
        case Command.Join(_, var until, var item) ->
            desk.waitings.join(
                        who,
                        new WaitForPlace.Wanted(
                            desk.group, TUESDAY, TUESDAY, NINE, until, List.of(item), 1))
                    instanceof WaitForPlace.Waiting.Joined
                ? Answer.DONE
                : Answer.NOT_ALLOWED;
        case Command.Leave(_, var id) -> desk.waitings.leave(who, id) ? Answer.DONE : Answer.ABSENT;
      };
    }

    private static Answer answer(Booking booking) {
      return switch (booking) {
        case Booking.Done _ -> Answer.DONE;
        case Booking.Full _ -> Answer.FULL;
        case Booking.RanOut _ -> Answer.RAN_OUT;
        case Booking.NotAllowed _ -> Answer.NOT_ALLOWED;
        case Booking.Absent _ -> Answer.ABSENT;
      };
    }

    /** Whether the commands in some order give these answers and these books. */
    private static boolean explained(
        BookingModel model, List<Map.Entry<Command, Answer>> left, BookingModel.Books after) {
      if (left.isEmpty()) {
        return model.books().equals(after);
      }
      for (var first : left) {
        var next = model.copy();
        var others = left.stream().filter(one -> one != first).toList();
        if (next.run(first.getKey()) == first.getValue() && explained(next, others, after)) {
          return true;
        }
      }
      return false;
    }

    // Waiting.

    private void later(int minutes, boolean tidied) {
      desk.clock.advance(Duration.ofMinutes(minutes));
      if (!tidied) {
        return;
      }
      var expected = books();
      desk.ends.run();
      if (expected.lapsed() > 1 && expected.anybodyWaits()) {
        return;
      }
      expected.giveBackWhatLapsed();
      assertThat(books().books()).isEqualTo(expected.books());
    }

    // Looking.

    private void theBooksAreRight() {
      assertThat(desk.contradictions()).isEmpty();
      var books = books();
      var shown = new HashMap<LocalTime, List<Integer>>();
      desk
          .availability
          .days(HALL, TUESDAY, TUESDAY, new SeeAvailability.Wanted(List.of(ITEM), 1))
          .orElseThrow()
          .stream()
          .filter(days -> days.group().code().equals(desk.group))
          .flatMap(days -> days.days().getFirst().starts().stream())
          .forEach(
              start -> shown.put(start.time().from(), List.of(start.places(), start.remaining())));
      var real = new HashMap<LocalTime, List<Integer>>();
      day.slots()
          .forEach(slot -> real.put(slot.from(), List.of(slot.places(), books.remaining(slot))));
      assertThat(shown).isEqualTo(real);
    }

    /** When everything has run out and cooled down, nothing but bookings takes places. */
    private void onlyBookingsAreLeft() {
      desk.clock.advance(Duration.ofMinutes(61));
      desk.ends.run();
      for (int i = 0; i < PEOPLE && books().anybodyWaits(); i++) {
        desk.clock.advance(Duration.ofMinutes(31));
        desk.ends.run();
      }
      desk.clock.advance(Duration.ofMinutes(31));
      desk.ends.run();
      theBooksAreRight();
      assertThat(desk.stores.appointments().taking(desk.group, MONDAY))
          .allMatch(kept -> kept.appointment().state() instanceof AppointmentState.Booked);
      assertThat(desk.stores.appointments().cooling(desk.group, MONDAY)).isEmpty();
    }
  }
}
