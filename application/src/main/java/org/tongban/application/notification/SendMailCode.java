package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.notification.SendingStore.Entry;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.person.SubjectId;

/** Sends the codes that confirm addresses of mail, as long as they are worth something. */
@Singleton
public final class SendMailCode implements EffectHandler {
  /** The kind of effect. */
  public static final String KIND = "mail-code";

  private static final String ADDRESS = "address";
  private static final String CODE = "code";
  private static final String MINUTES = "minutes";
  private static final String UNTIL = "until";
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final MailGateway gateway;
  private final NoticeTexts texts;
  private final SendingStore sendings;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public SendMailCode(
      MailGateway gateway,
      NoticeTexts texts,
      SendingStore sendings,
      Transactions transactions,
      Clock clock) {
    this.gateway = gateway;
    this.texts = texts;
    this.sendings = sendings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The code, as an effect. */
  static Outbox.Effect effect(
      String reference, SubjectId person, MailAddress address, String code, Instant until) {
    return new Outbox.Effect(
        KIND,
        reference,
        Optional.of(person),
        Map.of(
            ADDRESS, address.value(),
            CODE, code,
            MINUTES, Long.toString(ManagePreferences.CODE_VALID.toMinutes()),
            UNTIL, until.toString()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Result handle(Outbox.Effect effect) {
    var payload = effect.payload();
    if (!clock.instant().isBefore(Instant.parse(payload.get(UNTIL)))) {
      return new Result.Done();
    }
    var address = new MailAddress(payload.get(ADDRESS));
    var mail =
        new MailGateway.Mail(
            effect.reference(),
            address,
            "通办：" + texts.title(Notices.Kind.MAIL_CODE),
            texts.plain(
                Notices.Kind.MAIL_CODE,
                Map.of(CODE, payload.get(CODE), MINUTES, payload.get(MINUTES))));
    return switch (gateway.send(mail)) {
      case SendingResult.Sent(var receipt) -> log(effect, address, SendingOutcome.SENT, receipt);
      case SendingResult.Refused _ -> log(effect, address, SendingOutcome.REFUSED, "");
      case SendingResult.Unknown _ -> log(effect, address, SendingOutcome.UNKNOWN, "");
      case SendingResult.Unavailable(var why) -> new Result.Retry(WAIT, why);
    };
  }

  private Result log(
      Outbox.Effect effect, MailAddress address, SendingOutcome outcome, String receipt) {
    var entry =
        new Entry(
            effect.subject(),
            effect.reference(),
            Notices.Kind.MAIL_CODE,
            NoticeChannel.MAIL,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            outcome,
            1,
            address.masked(),
            receipt);
    transactions.run(() -> sendings.log(List.of(entry)));
    return new Result.Done();
  }
}
