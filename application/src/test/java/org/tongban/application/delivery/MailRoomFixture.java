package org.tongban.application.delivery;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.SubjectId;

/** Everything around the mail room, in memory, with a process that can be killed at every step. */
public final class MailRoomFixture {
  public final SettableClock clock;
  public final InMemoryTransactions transactions = new InMemoryTransactions();
  public final Mortal mortal = new Mortal();
  public final DispatchStore store = mortal.store(new InMemoryDispatchStore(transactions));
  public final Effects outbox = new Effects();
  public final Told cases = new Told();
  public final PostingStore postings = new InMemoryPostingStore(transactions);
  public final ReceiveReports reports;
  public final TrackParcels tracking;
  public final List<EffectHandler> handlers;

  final CapriciousCourier courier;
  final Couriers reached;
  final PrepareDispatch prepare;
  final DispatchSteps steps;
  final RunMailRoom mailRoom;

  /** With a courier that has whims. */
  MailRoomFixture() {
    this(new SettableClock(SampleDispatches.ORDERED), null, List.of());
  }

  /** With a courier and its pushes. */
  public MailRoomFixture(SettableClock clock, Courier connected, List<CourierPushes> channels) {
    this.clock = clock;
    courier = connected == null ? new CapriciousCourier(clock) : null;
    reached = new SoleCourier(mortal.courier(connected == null ? courier : connected));
    prepare = new PrepareDispatchService(store, outbox, SampleDispatches::id, clock);
    steps = new DispatchSteps(transactions, store, postings, cases, clock);
    reports = new ReceiveReportsService(store, steps);
    mailRoom =
        new RunMailRoomService(transactions, store, postings, steps, prepare, cases, outbox, clock);
    tracking = new TrackParcels(transactions, store, reports, reached, clock);
    handlers =
        List.of(
            new BookParcel(store, steps, reached, clock),
            new CancelParcel(reached, clock),
            new TakePush(channels, reports, clock));
  }

  final CaseId caseId = new CaseId(SampleDispatches.id());
  final SubjectId applicant = new SubjectId(SampleDispatches.id());

  /** A result that is ready to be sent. */
  public DispatchId prepared() {
    return transactions.inTransaction(
        () ->
            prepare.prepare(
                new PrepareDispatch.Order(
                    caseId,
                    SampleDispatches.number(),
                    applicant,
                    Optional.empty(),
                    SampleDispatches.SENDER,
                    SampleDispatches.RECIPIENT)));
  }

  /** The dispatch as it is now. */
  public Dispatch dispatch(DispatchId id) {
    return store.find(id).orElseThrow().dispatch();
  }

  /** Runs every effect until it is done or needs a person; a killed process is started again. */
  public void runEffects() {
    for (int round = 0; round < 200 && outbox.open(); round++) {
      for (var effect : List.copyOf(outbox.waiting.values())) {
        var handler = handlers.stream().filter(some -> some.kind().equals(effect.kind())).findAny();
        try {
          switch (handler.orElseThrow().handle(effect)) {
            case EffectHandler.Result.Done() -> outbox.waiting.remove(key(effect));
            case EffectHandler.Result.Retry(var after, _) -> clock.advance(after);
            case EffectHandler.Result.NeedsPerson(var why) -> {
              outbox.waiting.remove(key(effect));
              outbox.needPerson.add(why);
            }
          }
        } catch (Killed _) {
          clock.advance(Duration.ofSeconds(30));
        }
      }
    }
    if (outbox.open()) {
      throw new AssertionError("Effects without end: " + outbox.waiting.keySet());
    }
  }

  private static String key(Outbox.Effect effect) {
    return effect.kind() + " " + effect.reference();
  }

  /** The process was killed. */
  public static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** The outbox: an effect is added once. */
  public static final class Effects implements Outbox {
    public final Map<String, Effect> waiting = new LinkedHashMap<>();
    public final List<String> needPerson = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    @Override
    public void add(Effect effect) {
      if (!seen.contains(key(effect))) {
        seen.add(key(effect));
        waiting.put(key(effect), effect);
      }
    }

    boolean open() {
      return !waiting.isEmpty();
    }
  }

  /** What cases were told. */
  public static final class Told implements CaseDeliveries {
    public final List<String> words = new ArrayList<>();
    Optional<Recipient> recipient = Optional.of(SampleDispatches.RECIPIENT);

    @Override
    public void recordDispatch(CaseId id, DispatchId dispatch, Waybill waybill) {
      words.add("dispatched");
    }

    @Override
    public void recordDelivery(CaseId id, DispatchId dispatch, LocalDate on, String receivedBy) {
      words.add("delivered " + on);
    }

    @Override
    public void tellLoss(CaseId id, DispatchId dispatch, Waybill waybill) {
      words.add("lost");
    }

    @Override
    public void recordReturn(CaseId id, DispatchId dispatch, String reason) {
      words.add("returned");
    }

    @Override
    public Optional<Recipient> recipient(CaseId id) {
      return recipient;
    }
  }

  /** Kills the process before or after a chosen one of its writes and requests. */
  public static final class Mortal {
    private int steps;
    private int deadly = -1;

    /** The process dies at that step, counted from 0 from now on. */
    public void dieAt(int step) {
      steps = 0;
      deadly = step;
    }

    /** How many steps were taken since. */
    public int steps() {
      return steps;
    }

    private void step() {
      if (steps++ == deadly) {
        throw new Killed();
      }
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object... arguments)
        throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (java.lang.reflect.InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private <T> T mortal(Class<T> type, T target) {
      return type.cast(
          java.lang.reflect.Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (_, method, arguments) -> {
                step();
                var result = call(target, method, arguments);
                step();
                return result;
              }));
    }

    DispatchStore store(DispatchStore target) {
      return mortal(DispatchStore.class, target);
    }

    Courier courier(Courier target) {
      return mortal(Courier.class, target);
    }
  }
}
