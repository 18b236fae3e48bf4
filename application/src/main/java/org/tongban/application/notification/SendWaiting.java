package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.tongban.application.notification.SendingStore.Claimed;
import org.tongban.application.notification.SendingStore.Entry;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.notification.SendingRules;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;

/**
 * Sends the notices that waited: for the morning, for others to go with them, or for a gateway that
 * was away. Those to one person by one way go as one message. A notice of which nobody knows
 * whether it was sent is sent once more, and then never again.
 */
@Singleton
public final class SendWaiting implements RecurringWork {
  /** How long after an unknown outcome the last try follows. */
  static final Duration AFTER_UNKNOWN = Duration.ofMinutes(5);

  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(2);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final int TRIES = 2;
  private static final int AT_ONCE = 200;

  private final Transactions transactions;
  private final SendingStore sendings;
  private final PreferencesStore preferences;
  private final HandOver handOver;
  private final SendingRules rules;
  private final List<StillTrue> checks;
  private final Clock clock;

  @Inject
  public SendWaiting(
      Transactions transactions,
      SendingStore sendings,
      PreferencesStore preferences,
      HandOver handOver,
      SendingRules rules,
      List<StillTrue> checks,
      Clock clock) {
    this.transactions = transactions;
    this.sendings = sendings;
    this.preferences = preferences;
    this.handOver = handOver;
    this.rules = rules;
    this.checks = checks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "send-waiting-notices";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  /** Notices that go as one message; what was tried before goes apart from what was not. */
  private record Group(
      SubjectId person, NoticeChannel channel, Optional<MobileNumber> others, int tries) {
    static Group of(Claimed claimed) {
      var telling = claimed.waiting().telling();
      return new Group(
          telling.person(),
          claimed.waiting().channel(),
          telling.others() ? telling.phone() : Optional.empty(),
          claimed.waiting().tries());
    }
  }

  @Override
  public void run() {
    List<Claimed> claimed;
    do {
      claimed = transactions.inTransaction(() -> sendings.claim(now(), LEASE, AT_ONCE));
      Map<Group, List<Claimed>> groups = new LinkedHashMap<>();
      claimed.forEach(
          one -> groups.computeIfAbsent(Group.of(one), _ -> new ArrayList<>()).add(one));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        groups.forEach((group, notices) -> threads.execute(() -> send(group, notices)));
      }
    } while (claimed.size() == AT_ONCE);
  }

  private void send(Group group, List<Claimed> notices) {
    var theirs = transactions.reading(() -> preferences.load(group.person()).preferences());
    var open = new ArrayList<Claimed>();
    for (var notice : notices) {
      leftOut(group, notice, theirs)
          .ifPresentOrElse(
              outcome -> settle(group, List.of(notice), outcome, "", ""), () -> open.add(notice));
    }
    if (open.isEmpty()) {
      return;
    }
    var morning = quiet(group, theirs);
    if (morning.isAfter(now())) {
      again(open, morning, group.tries() - 1);
      return;
    }
    handOver
        .send(
            group.channel(),
            open.stream().map(notice -> notice.waiting().telling()).toList(),
            theirs.address())
        .ifPresentOrElse(
            handed -> settle(group, open, handed),
            () -> settle(group, open, SendingOutcome.OUTDATED, "", ""));
  }

  private Instant quiet(Group group, Preferences theirs) {
    var hours = group.others().isPresent() ? rules.quiet() : theirs.quietHours(rules.quiet());
    return hours.firstAfter(now());
  }

  /** Why it is not sent after all. */
  private Optional<SendingOutcome> leftOut(Group group, Claimed notice, Preferences theirs) {
    var telling = notice.waiting().telling();
    if (group.tries() > TRIES) {
      return Optional.of(SendingOutcome.GIVEN_UP);
    }
    if (checks.stream().anyMatch(it -> it.concerns(telling.kind()) && !it.holds(telling))) {
      return Optional.of(SendingOutcome.OUTDATED);
    }
    return group.others().isPresent() || isWanted(group.channel(), telling, theirs)
        ? Optional.empty()
        : Optional.of(SendingOutcome.SWITCHED_OFF);
  }

  private boolean isWanted(NoticeChannel channel, Telling telling, Preferences theirs) {
    return rules.wanted(channel, telling.kind().topic(), telling.kind().compulsory(), theirs);
  }

  private void settle(Group group, List<Claimed> notices, HandOver.Handed handed) {
    switch (handed.result()) {
      case SendingResult.Sent(var receipt) ->
          settle(group, notices, SendingOutcome.SENT, handed.to(), receipt);
      case SendingResult.Refused _ ->
          settle(group, notices, SendingOutcome.REFUSED, handed.to(), "");
      case SendingResult.Unavailable _ -> {
        var limit = now().minus(PATIENCE);
        var old = notices.stream().filter(notice -> notice.since().isBefore(limit)).toList();
        settle(group, old, SendingOutcome.GIVEN_UP, handed.to(), "");
        again(
            notices.stream().filter(notice -> !notice.since().isBefore(limit)).toList(),
            now().plus(wait(notices)),
            group.tries() - 1);
      }
      case SendingResult.Unknown _ -> {
        if (group.tries() < TRIES) {
          transactions.run(
              () -> {
                sendings.log(entries(group, notices, SendingOutcome.UNKNOWN, handed.to(), ""));
                sendings.again(ids(notices), now().plus(AFTER_UNKNOWN), group.tries());
              });
        } else {
          settle(group, notices, SendingOutcome.UNKNOWN, handed.to(), "");
        }
      }
    }
  }

  /** The longer they have waited, the longer they wait: half of that time again. */
  private Duration wait(List<Claimed> notices) {
    var half = Duration.between(notices.getFirst().since(), now()).dividedBy(2);
    if (half.compareTo(AFTER_FAILURE) < 0) {
      return AFTER_FAILURE;
    }
    return half.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : half;
  }

  private void again(List<Claimed> notices, Instant due, int tries) {
    if (!notices.isEmpty()) {
      transactions.run(() -> sendings.again(ids(notices), due, tries));
    }
  }

  private void settle(
      Group group, List<Claimed> notices, SendingOutcome outcome, String to, String receipt) {
    if (!notices.isEmpty()) {
      transactions.run(
          () -> {
            sendings.log(entries(group, notices, outcome, to, receipt));
            sendings.done(ids(notices));
          });
    }
  }

  private static Collection<Long> ids(List<Claimed> notices) {
    return notices.stream().map(Claimed::id).toList();
  }

  private List<Entry> entries(
      Group group, List<Claimed> notices, SendingOutcome outcome, String to, String receipt) {
    return notices.stream()
        .map(notice -> notice.waiting().telling())
        .map(
            telling ->
                new Entry(
                    Optional.of(telling.person()),
                    telling.reference(),
                    telling.kind(),
                    group.channel(),
                    now(),
                    outcome,
                    notices.size(),
                    to,
                    receipt))
        .toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
