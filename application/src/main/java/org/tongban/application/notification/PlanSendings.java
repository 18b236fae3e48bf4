package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.notification.MessageStore.Planned;
import org.tongban.application.notification.SendingStore.Entry;
import org.tongban.application.notification.SendingStore.Waiting;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.notification.SendingRules;
import org.tongban.domain.notification.SendingRules.Decision;
import org.tongban.domain.notification.SendingRules.Recent;
import org.tongban.domain.person.SubjectId;

/**
 * Puts notices into people's messages, and decides when each goes out by which way. Notices that
 * are carried out at the same time are planned in one transaction.
 */
@Singleton
public final class PlanSendings {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Set<NoticeChannel> OUTSIDE =
      EnumSet.of(NoticeChannel.SMS, NoticeChannel.MAIL);

  private final Transactions transactions;
  private final MessageStore messages;
  private final SendingStore sendings;
  private final PreferencesStore preferences;
  private final NoticeTexts texts;
  private final SendingRules rules;
  private final Identifiers identifiers;
  private final Clock clock;
  private final AllOrEach<Telling, Plan> together = new AllOrEach<>(this::planAll);

  @Inject
  public PlanSendings(
      Transactions transactions,
      MessageStore messages,
      SendingStore sendings,
      PreferencesStore preferences,
      NoticeTexts texts,
      SendingRules rules,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.messages = messages;
    this.sendings = sendings;
    this.preferences = preferences;
    this.texts = texts;
    this.rules = rules;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * What is to be sent at once.
   *
   * @param now by which ways; what goes later waits already
   * @param address where a mail goes
   */
  record Plan(Set<NoticeChannel> now, Optional<MailAddress> address) {}

  /**
   * Plans a notice. The same notice again plans nothing new; what an earlier try may have sent
   * without anybody knowing waits for its last try.
   */
  Plan plan(Telling telling) {
    return together.answer(telling);
  }

  private List<Plan> planAll(List<Telling> notices) {
    return transactions.inTransaction(() -> new Round(notices).plan());
  }

  /** The planning of some notices in one transaction. */
  private final class Round {
    private final List<Telling> notices;
    private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    private final Set<String> known;
    private final Map<SubjectId, Preferences> chosen;
    private final Map<NoticeChannel, Map<SubjectId, Recent>> recent =
        new EnumMap<>(NoticeChannel.class);
    private final List<Planned> added = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    Round(List<Telling> notices) {
      this.notices = notices;
      known = new HashSet<>(messages.known(notices.stream().map(Telling::reference).toList()));
      var people = new HashSet<SubjectId>();
      notices.forEach(notice -> people.add(notice.person()));
      chosen = preferences.of(people);
      readRecent(NoticeChannel.SMS, people);
      people.removeIf(person -> !preferencesOf(person).mailWorks());
      readRecent(NoticeChannel.MAIL, people);
    }

    private void readRecent(NoticeChannel channel, Collection<SubjectId> people) {
      var midnight = LocalDate.ofInstant(now, CHINA).atStartOfDay(CHINA).toInstant();
      // Also before midnight, as far back as notices are grouped.
      var grouped = now.minus(rules.grouping());
      var since = grouped.isBefore(midnight) ? grouped : midnight;
      recent.put(
          channel,
          people.isEmpty()
              ? new HashMap<>()
              : new HashMap<>(messages.recent(channel, people, since)));
    }

    private Preferences preferencesOf(SubjectId person) {
      return chosen.getOrDefault(person, Preferences.USUAL);
    }

    List<Plan> plan() {
      var plans = notices.stream().map(this::plan).toList();
      messages.add(added);
      sendings.wait(waiting);
      sendings.log(entries);
      return plans;
    }

    private Plan plan(Telling notice) {
      var address = preferencesOf(notice.person()).address();
      if (!known.add(notice.reference())) {
        recover(notice);
        return new Plan(Set.of(), address);
      }
      var moments =
          notice.others() ? othersMoments() : momentsOf(notice, preferencesOf(notice.person()));
      var atOnce = EnumSet.noneOf(NoticeChannel.class);
      moments.forEach(
          (channel, moment) -> {
            // Somebody else's phone is no business of this person's plan: it always waits in line.
            if (moment.isAfter(now) || notice.others()) {
              waiting.add(new Waiting(notice, channel, moment, 0));
            } else {
              atOnce.add(channel);
            }
          });
      added.add(
          new Planned(
              message(notice), notice.others() ? Map.<NoticeChannel, Instant>of() : moments));
      return new Plan(atOnce, address);
    }

    private Map<NoticeChannel, Instant> othersMoments() {
      return Map.of(NoticeChannel.SMS, rules.quiet().firstAfter(now));
    }

    private Map<NoticeChannel, Instant> momentsOf(Telling notice, Preferences theirs) {
      var moments = new EnumMap<NoticeChannel, Instant>(NoticeChannel.class);
      for (var channel : OUTSIDE) {
        var before = recent.get(channel).getOrDefault(notice.person(), Recent.NOTHING);
        switch (rules.decide(
            channel, notice.kind().topic(), notice.kind().compulsory(), theirs, before, now)) {
          case Decision.At(var moment) -> {
            moments.put(channel, moment);
            recent.get(channel).put(notice.person(), before.and(moment));
          }
          case Decision.Enough() -> entries.add(entry(notice, channel, SendingOutcome.LIMITED));
          case Decision.NotWanted() -> {}
        }
      }
      return moments;
    }

    /** The process died after it planned and before it noted what came of sending. */
    private void recover(Telling notice) {
      if (notice.others()) {
        return;
      }
      for (var channel : OUTSIDE) {
        if (messages.wasPlanned(notice.reference(), channel)
            && !sendings.accounted(notice.person(), channel, notice.reference())) {
          waiting.add(new Waiting(notice, channel, now, 1));
        }
      }
    }

    private PersonalMessage message(Telling notice) {
      return new PersonalMessage(
          new MessageId(identifiers.next()),
          notice.person(),
          notice.reference(),
          notice.kind(),
          notice.about(),
          texts.plain(notice.kind(), notice.words()),
          now,
          Optional.empty());
    }

    private Entry entry(Telling notice, NoticeChannel channel, SendingOutcome outcome) {
      return new Entry(
          Optional.of(notice.person()),
          notice.reference(),
          notice.kind(),
          channel,
          now,
          outcome,
          1,
          "",
          "");
    }
  }
}
