package org.tongban.application.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.InMemoryOutbox;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.SendingRules;
import org.tongban.domain.person.Subject;

/** Everything notices need, in memory. */
public final class NoticeDesk {
  /** As installations have it. */
  public static final SendingRules RULES =
      new SendingRules(Duration.ofMinutes(10), 3, 3, QuietHours.NIGHT);

  /** Without waiting. */
  public static final SendingRules AT_ONCE =
      new SendingRules(Duration.ZERO, 1000, 1000, QuietHours.NONE);

  private static final AtomicLong ORDER = new AtomicLong();

  public final InMemoryTransactions transactions;
  public final InMemoryMessages messages;
  public final InMemorySendings sendings;
  public final InMemoryPreferences preferences;
  public final InMemoryOutbox outbox;
  public final SubjectStore subjects;
  public final NoticeTexts texts = new NoticeTexts();
  public final Sms sms = new Sms();
  public final Mails mails = new Mails();
  public final List<StillTrue> checks = new ArrayList<>();
  public final Clock clock;
  private final SendingRules rules;

  /** A desk by these rules, with people of its own. */
  public NoticeDesk(Clock clock, SendingRules rules) {
    this(clock, rules, new InMemoryTransactions());
  }

  private NoticeDesk(Clock clock, SendingRules rules, InMemoryTransactions transactions) {
    this(clock, rules, transactions, new InMemorySubjects(transactions));
  }

  /** A desk by these rules, with those people. */
  public NoticeDesk(
      Clock clock, SendingRules rules, InMemoryTransactions transactions, SubjectStore subjects) {
    this.clock = clock;
    this.rules = rules;
    this.transactions = transactions;
    this.subjects = subjects;
    messages = new InMemoryMessages(transactions);
    sendings = new InMemorySendings(transactions);
    preferences = new InMemoryPreferences(transactions);
    outbox = new InMemoryOutbox(transactions);
  }

  /** A gateway that takes everything it is not told not to. */
  public static final class Sms implements SmsGateway {
    public final List<Message> sent = new ArrayList<>();
    public final Deque<SendingResult> answers = new ArrayDeque<>();

    @Override
    public synchronized SendingResult send(Message message) {
      sent.add(message);
      return answers.isEmpty() ? new SendingResult.Sent() : answers.poll();
    }

    @Override
    public boolean configured() {
      return true;
    }

    /** What the texts say. */
    public List<String> texts() {
      return sent.stream().map(Message::text).toList();
    }
  }

  /** A mail system that takes everything it is not told not to. */
  public static final class Mails implements MailGateway {
    public final List<Mail> sent = new ArrayList<>();
    public final Deque<SendingResult> answers = new ArrayDeque<>();
    public boolean configured = true;

    @Override
    public synchronized SendingResult send(Mail mail) {
      sent.add(mail);
      return answers.isEmpty() ? new SendingResult.Sent() : answers.poll();
    }

    @Override
    public boolean configured() {
      return configured;
    }
  }

  /** Identities that rise. */
  public UUID next() {
    return new UUID(0x0190_0000_0000_7000L + ORDER.incrementAndGet(), 1);
  }

  /** What hands over. */
  public HandOver handOver() {
    return new HandOver(sms, mails, texts, subjects, transactions);
  }

  /** What carries out the outbox's effects. */
  public SendMessage sender() {
    return new SendMessage(
        sms,
        transactions,
        subjects,
        new PlanSendings(
            transactions, messages, sendings, preferences, texts, rules, this::next, clock),
        handOver(),
        sendings,
        clock);
  }

  /** What sends what had to wait. */
  public SendWaiting later() {
    return new SendWaiting(transactions, sendings, preferences, handOver(), rules, checks, clock);
  }

  /** What people choose with. */
  public ManagePreferences choosing() {
    var codes = new AtomicLong(100_000);
    return new PreferencesService(
        preferences,
        mails,
        rules,
        new org.tongban.application.identity.Secrets() {
          @Override
          public String code() {
            return Long.toString(codes.incrementAndGet());
          }

          @Override
          public String token() {
            throw new UnsupportedOperationException();
          }
        },
        outbox,
        this::next,
        transactions,
        clock);
  }

  /** Somebody. */
  public Subject.Person person() {
    var person = Synthetic.person();
    transactions.run(() -> subjects.add(person));
    return person;
  }

  /** Tells a person, and carries it out at once. */
  public void tell(Subject person, String reference, Notices.Kind kind) {
    tell(person, reference, kind, Map.of());
  }

  /** The same with more words. */
  public void tell(Subject person, String reference, Notices.Kind kind, Map<String, String> more) {
    var words = new java.util.HashMap<>(Map.of("item", "老年人优待证办理", "number", "N"));
    words.putAll(more);
    new OutboxNotices(sender()::handle, texts).send(person.id(), reference, kind, words);
  }
}
