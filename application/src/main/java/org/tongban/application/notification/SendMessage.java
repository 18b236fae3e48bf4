package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.notification.SendingStore.Entry;
import org.tongban.application.notification.SendingStore.Waiting;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/**
 * Carries out the effects of kind {@value #KIND}. A notice is put into the person's messages and
 * sent by the ways that are due at once; the others wait ({@link SendWaiting}). An effect that
 * holds a bare text ({@value #TEXT}) and a {@value #PHONE} or {@value #SUBJECT} is a code, or was
 * added by an earlier version: it is sent at once and is in nobody's messages. Whatever is sent is
 * logged.
 */
@Singleton
public final class SendMessage implements EffectHandler {
  /** The kind of effect. */
  public static final String KIND = "sms";

  /** What to send, at most 500 characters. */
  public static final String TEXT = "text";

  /** To which number. */
  public static final String PHONE = "phone";

  /** To which subject. */
  public static final String SUBJECT = "subject";

  /** From when on a code is worth nothing. */
  public static final String UNTIL = "until";

  private static final String NOTICE = "notice";
  private static final Duration WAIT = Duration.ofMinutes(2);
  private static final Duration WAIT_OF_CODES = Duration.ofSeconds(15);

  private final SmsGateway gateway;
  private final Transactions transactions;
  private final SubjectStore subjects;
  private final PlanSendings planning;
  private final HandOver handOver;
  private final SendingStore sendings;
  private final Clock clock;
  private final AllOrEach<Settled, Boolean> settling = new AllOrEach<>(this::settleAll);

  @Inject
  public SendMessage(
      SmsGateway gateway,
      Transactions transactions,
      SubjectStore subjects,
      PlanSendings planning,
      HandOver handOver,
      SendingStore sendings,
      Clock clock) {
    this.gateway = gateway;
    this.transactions = transactions;
    this.subjects = subjects;
    this.planning = planning;
    this.handOver = handOver;
    this.sendings = sendings;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Result handle(Outbox.Effect effect) {
    return Telling.of(effect).map(this::tell).orElseGet(() -> bare(effect));
  }

  /** What came of sending: entries of the log, and what has to wait now. */
  private record Settled(List<Entry> entries, List<Waiting> waiting) {}

  private List<Boolean> settleAll(List<Settled> all) {
    return transactions.inTransaction(
        () -> {
          sendings.log(all.stream().flatMap(one -> one.entries().stream()).toList());
          sendings.wait(all.stream().flatMap(one -> one.waiting().stream()).toList());
          return all.stream().map(_ -> true).toList();
        });
  }

  private Result tell(Telling notice) {
    var plan = planning.plan(notice);
    var entries = new ArrayList<Entry>();
    var waiting = new ArrayList<Waiting>();
    for (var channel : plan.now()) {
      handOver
          .send(channel, List.of(notice), plan.address())
          .ifPresent(
              handed -> {
                switch (handed.result()) {
                  case SendingResult.Sent(var receipt) ->
                      entries.add(
                          entry(notice, channel, SendingOutcome.SENT, handed.to(), receipt));
                  case SendingResult.Refused _ ->
                      entries.add(entry(notice, channel, SendingOutcome.REFUSED, handed.to(), ""));
                  case SendingResult.Unavailable _ ->
                      waiting.add(new Waiting(notice, channel, now().plus(WAIT), 0));
                  case SendingResult.Unknown _ -> {
                    entries.add(entry(notice, channel, SendingOutcome.UNKNOWN, handed.to(), ""));
                    waiting.add(
                        new Waiting(notice, channel, now().plus(SendWaiting.AFTER_UNKNOWN), 1));
                  }
                }
              });
    }
    if (!entries.isEmpty() || !waiting.isEmpty()) {
      settling.answer(new Settled(entries, waiting));
    }
    return new Result.Done();
  }

  private Entry entry(
      Telling notice, NoticeChannel channel, SendingOutcome outcome, String to, String receipt) {
    return new Entry(
        Optional.of(notice.person()),
        notice.reference(),
        notice.kind(),
        channel,
        now(),
        outcome,
        1,
        to,
        receipt);
  }

  private Result bare(Outbox.Effect effect) {
    if (isTooLate(effect)) {
      return new Result.Done();
    }
    var phone = phone(effect);
    if (phone.isEmpty()) {
      // Erased meanwhile: there is nobody left to tell.
      return new Result.Done();
    }
    var payload = effect.payload();
    var message =
        new SmsGateway.Message(
            effect.reference(),
            phone.get(),
            payload.getOrDefault(TEXT, ""),
            payload.getOrDefault(NOTICE, ""),
            Telling.wordsOf(payload));
    return switch (gateway.send(message)) {
      case SendingResult.Sent(var receipt) -> {
        settleBare(effect, SendingOutcome.SENT, phone.get(), receipt);
        yield new Result.Done();
      }
      case SendingResult.Refused _ -> {
        settleBare(effect, SendingOutcome.REFUSED, phone.get(), "");
        yield new Result.Done();
      }
      case SendingResult.Unavailable(var why) ->
          new Result.Retry(payload.containsKey(UNTIL) ? WAIT_OF_CODES : WAIT, why);
      case SendingResult.Unknown _ -> {
        // Who waits for a code asks for another one; two of them would only confuse.
        settleBare(effect, SendingOutcome.UNKNOWN, phone.get(), "");
        yield new Result.Done();
      }
    };
  }

  private boolean isTooLate(Outbox.Effect effect) {
    return Optional.ofNullable(effect.payload().get(UNTIL))
        .map(Instant::parse)
        .filter(until -> !clock.instant().isBefore(until))
        .isPresent();
  }

  private void settleBare(
      Outbox.Effect effect, SendingOutcome outcome, MobileNumber phone, String receipt) {
    var kind =
        Optional.ofNullable(effect.payload().get(NOTICE))
            .map(Notices.Kind::valueOf)
            .orElse(Notices.Kind.SEVERAL);
    settling.answer(
        new Settled(
            List.of(
                new Entry(
                    effect.subject(),
                    effect.reference(),
                    kind,
                    NoticeChannel.SMS,
                    now(),
                    outcome,
                    1,
                    phone.masked(),
                    receipt)),
            List.of()));
  }

  private Optional<MobileNumber> phone(Outbox.Effect effect) {
    Map<String, String> payload = effect.payload();
    var given = payload.get(PHONE);
    if (given != null) {
      return Optional.of(new MobileNumber(given));
    }
    var subject = new SubjectId(UUID.fromString(payload.get(SUBJECT)));
    return transactions.reading(() -> subjects.find(subject).map(Subject::phone));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
