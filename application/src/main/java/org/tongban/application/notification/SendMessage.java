package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/**
 * Sends the effects of kind {@value #KIND}. The payload has {@value #TEXT}, and either {@value
 * #PHONE} or {@value #SUBJECT}, whose phone of that moment it goes to. While no gateway is there or
 * configured, messages wait.
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

  private static final Duration WAIT = Duration.ofMinutes(2);

  private final SmsGateway gateway;
  private final Transactions transactions;
  private final SubjectStore subjects;

  @Inject
  public SendMessage(SmsGateway gateway, Transactions transactions, SubjectStore subjects) {
    this.gateway = gateway;
    this.transactions = transactions;
    this.subjects = subjects;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Result handle(Outbox.Effect effect) {
    var phone = phone(effect);
    if (phone.isEmpty()) {
      // Erased meanwhile: there is nobody left to tell.
      return new Result.Done();
    }
    var message =
        new SmsGateway.Message(
            effect.reference(), phone.get(), effect.payload().getOrDefault(TEXT, ""));
    return switch (gateway.send(message)) {
      case SmsGateway.Result.Sent() -> new Result.Done();
      case SmsGateway.Result.Refused(var why) -> new Result.NeedsPerson(why);
      case SmsGateway.Result.Unavailable(var why) -> new Result.Retry(WAIT, why);
    };
  }

  private Optional<MobileNumber> phone(Outbox.Effect effect) {
    var given = effect.payload().get(PHONE);
    if (given != null) {
      return Optional.of(new MobileNumber(given));
    }
    var subject = new SubjectId(UUID.fromString(effect.payload().get(SUBJECT)));
    return transactions.reading(() -> subjects.find(subject).map(Subject::phone));
  }
}
