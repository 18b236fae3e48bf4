package org.tongban.persistence.transaction;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.EffectHandler.Result;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.InList;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/**
 * Carries out the effects of the outbox. Each is claimed for a while in a short transaction,
 * handled outside of any, and then marked. Where the claim lapses first, because the process died
 * or the handler hung, another try follows: at least once. Any number of instances may do this at
 * once.
 */
@Singleton
final class OutboxWorker implements RecurringWork {
  /** Longer than any handler may take. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** Failures after which a person has to look; with the waits between them about five hours. */
  static final int TRIES = 25;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int AT_ONCE = 100;
  private static final int LONGEST_NOTE = 500;
  private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

  private final Sql sql;
  private final Transactions transactions;
  private final PersonalData personalData;
  private final Map<String, EffectHandler> handlers;
  private final Clock clock;
  private final Queue<Outcome> unmarked = new ConcurrentLinkedQueue<>();
  private final Lock marking = new ReentrantLock();

  OutboxWorker(
      Sql sql,
      Transactions transactions,
      PersonalData personalData,
      List<EffectHandler> handlers,
      Clock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.personalData = personalData;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(EffectHandler::kind, Function.identity()));
    this.clock = clock;
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(1);
  }

  /** Carries out everything that is due. */
  @Override
  public void run() {
    if (handlers.isEmpty()) {
      return;
    }
    markWaiting();
    List<Claimed> claimed;
    do {
      claimed = claim();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        claimed.forEach(effect -> threads.execute(() -> carryOut(effect)));
      }
    } while (claimed.size() == AT_ONCE);
  }

  private record Claimed(
      long id,
      String kind,
      String reference,
      Optional<SubjectId> subject,
      byte[] payload,
      int attempts) {
    static Claimed of(ResultSet row) throws SQLException {
      return new Claimed(
          row.getLong("id"),
          row.getString("kind"),
          row.getString("reference"),
          Optional.ofNullable(row.getBytes("subject_id")).map(Sql::uuid).map(SubjectId::new),
          row.getBytes("payload"),
          row.getInt("attempts") + 1);
    }

    @Override
    public String toString() {
      return kind + " " + reference;
    }
  }

  private List<Claimed> claim() {
    var now = now();
    var find = new ArrayList<Object>();
    find.add(now);
    find.addAll(handlers.keySet());
    return transactions.inTransaction(
        () -> {
          var due =
              sql.list(
                  "SELECT id, kind, reference, subject_id, payload, attempts FROM outbox"
                      + " WHERE status = 'DUE' AND available_at <= ? AND kind IN ("
                      + Sql.marks(handlers.size())
                      + ") LIMIT "
                      + AT_ONCE
                      + " FOR UPDATE SKIP LOCKED",
                  Claimed::of,
                  find.toArray());
          if (!due.isEmpty()) {
            var ids = InList.of(due.stream().map(Claimed::id).toList());
            var values = new ArrayList<Object>();
            values.add(now.plus(LEASE));
            values.addAll(ids.values());
            sql.update(
                "UPDATE outbox SET available_at = ?, attempts = attempts + 1 WHERE id IN ("
                    + ids.marks()
                    + ")",
                values.toArray());
          }
          return due;
        });
  }

  private void carryOut(Claimed claimed) {
    try {
      mark(new Outcome(claimed, result(claimed)));
    } catch (RuntimeException e) {
      // It is marked at the next run, or the claim lapses and another try follows.
      LOG.warn("Effect {} could not be marked: {}", claimed, e.getClass().getName());
    }
  }

  private Result result(Claimed claimed) {
    try {
      var effect =
          JdbcOutbox.decrypted(
              personalData,
              claimed.kind(),
              claimed.reference(),
              claimed.subject(),
              claimed.payload());
      return handlers.get(claimed.kind()).handle(effect);
    } catch (ErasedException e) {
      return new Result.NeedsPerson("The person was erased before it was done");
    } catch (RuntimeException e) {
      // Without its message, which may hold personal data.
      LOG.warn("Effect {} failed at try {}", claimed, claimed.attempts(), stackTraceOf(e));
      var why = e.getClass().getName();
      return claimed.attempts() < TRIES
          ? new Result.Retry(backOff(claimed.attempts()), why)
          : new Result.NeedsPerson(why);
    }
  }

  private static Throwable stackTraceOf(RuntimeException failure) {
    var shown = new IllegalStateException(failure.getClass().getName());
    shown.setStackTrace(failure.getStackTrace());
    return shown;
  }

  private static Duration backOff(int attempts) {
    var seconds = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(attempts, 20));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(seconds * 500, seconds * 1500));
  }

  private record Outcome(Claimed claimed, Result result) {}

  /**
   * Marks what is waiting to be marked, this one at the latest, in one commit: while one commits,
   * the others gather.
   */
  private void mark(Outcome outcome) {
    unmarked.add(outcome);
    markWaiting();
  }

  /**
   * What can't be marked now waits for the next time, so that it need not wait until its claim
   * lapses. If the claim lapses first, marking changes nothing.
   */
  private void markWaiting() {
    marking.lock();
    try {
      var gathered = new ArrayList<Outcome>();
      for (var next = unmarked.poll(); next != null; next = unmarked.poll()) {
        gathered.add(next);
      }
      if (!gathered.isEmpty()) {
        try {
          markAll(gathered);
        } catch (RuntimeException e) {
          unmarked.addAll(gathered);
          throw e;
        }
      }
    } finally {
      marking.unlock();
    }
  }

  /** Only where the claim still stands: the count of tries tells it from a later one. */
  private void markAll(List<Outcome> gathered) {
    var done = new TreeMap<Integer, List<Object>>();
    var open = new ArrayList<Object[]>();
    var now = now();
    for (var outcome : gathered) {
      var claimed = outcome.claimed();
      switch (outcome.result()) {
        case Result.Done() ->
            done.computeIfAbsent(claimed.attempts(), _ -> new ArrayList<>()).add(claimed.id());
        case Result.Retry(var after, var why) ->
            open.add(marks(claimed, "DUE", now.plus(after), why));
        case Result.NeedsPerson(var why) -> {
          LOG.warn("Effect {} needs a person: {}", claimed, why);
          open.add(marks(claimed, "NEEDS_PERSON", now, why));
        }
      }
    }
    transactions.inTransaction(
        () -> {
          done.forEach((attempts, ids) -> markDone(now, attempts, ids));
          sql.batch(
              "UPDATE outbox SET status = ?, available_at = ?, note = ?"
                  + " WHERE id = ? AND status = 'DUE' AND attempts = ?",
              open);
          return null;
        });
  }

  private void markDone(Instant now, int attempts, List<Object> ids) {
    var all = InList.of(ids);
    var values = new ArrayList<Object>(List.of(now, attempts));
    values.addAll(all.values());
    sql.update(
        "UPDATE outbox SET status = 'DONE', available_at = ?, note = '', payload = NULL"
            + " WHERE status = 'DUE' AND attempts = ? AND id IN ("
            + all.marks()
            + ")",
        values.toArray());
  }

  private static Object[] marks(Claimed claimed, String status, Instant availableAt, String note) {
    return new Object[] {
      status,
      availableAt.truncatedTo(ChronoUnit.MICROS),
      note.substring(0, Math.min(note.length(), LONGEST_NOTE)),
      claimed.id(),
      claimed.attempts()
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
