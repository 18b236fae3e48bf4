package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Secrets;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.notification.SendingRules;
import org.tongban.domain.notification.Topic;
import org.tongban.domain.person.SubjectId;

/** Keeps what people chose. */
@Singleton
public final class PreferencesService implements ManagePreferences {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final int TRIES = 5;

  private final PreferencesStore store;
  private final MailGateway mail;
  private final SendingRules rules;
  private final Secrets secrets;
  private final Outbox outbox;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public PreferencesService(
      PreferencesStore store,
      MailGateway mail,
      SendingRules rules,
      Secrets secrets,
      Outbox outbox,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.mail = mail;
    this.rules = rules;
    this.secrets = secrets;
    this.outbox = outbox;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Shown of(Caller.Resident caller) {
    return shown(transactions.reading(() -> store.load(caller.person())));
  }

  private Shown shown(PreferencesStore.Stored stored) {
    return new Shown(stored.preferences(), stored.version(), rules.quiet(), mail.configured());
  }

  @Override
  public Answer choose(Caller.Resident caller, Choice choice) {
    if (!choice.muted().stream().allMatch(Topic::optional)) {
      return new Answer.Refused("账号安全类通知不能关闭。");
    }
    return change(
        caller.person(),
        choice.version(),
        before ->
            choice.mail() && before.address().isEmpty()
                ? new Next.No("还没有确认过的电子邮箱，请先填写邮箱并完成确认，再打开邮件通知。")
                : new Next.To(
                    before.choosing(choice.sms(), choice.mail(), choice.muted(), choice.quiet())));
  }

  @Override
  public Answer askForMail(Caller.Resident caller, MailAddress address, int version) {
    if (!mail.configured()) {
      return new Answer.Refused("这里暂时不能发送邮件，请使用短信通知，或稍后再试。");
    }
    var person = caller.person();
    return change(
        person,
        version,
        before -> {
          var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          var until = now.plus(CODE_VALID);
          var code = secrets.code();
          return switch (before.ask(address, code, until, LocalDate.ofInstant(now, CHINA))) {
            case Preferences.Asked.TooMany() ->
                new Next.No("今天发送的确认码已经够多了，请明天再试，或核对之前收到的邮件（包括垃圾邮件）。");
            case Preferences.Asked.Asking(var next) -> {
              outbox.add(
                  SendMailCode.effect(
                      "mail-code/" + identifiers.next(), person, address, code, until));
              yield new Next.To(next);
            }
          };
        });
  }

  @Override
  public Answer confirmMail(Caller.Resident caller, String code) {
    var answer = confirm(caller.person(), code);
    for (int tries = 1; tries < TRIES && answer instanceof Answer.Stale; tries++) {
      answer = confirm(caller.person(), code);
    }
    return answer;
  }

  private Answer confirm(SubjectId person, String code) {
    return change(
        person,
        transactions.reading(() -> store.load(person)).version(),
        before ->
            switch (before.confirm(code, clock.instant())) {
              case Preferences.Confirmed.Done(var next) -> new Next.To(next);
              case Preferences.Confirmed.Wrong(var next) ->
                  new Next.ToBut(next, "确认码不对，请核对最近一封邮件里的 6 位数字。");
              case Preferences.Confirmed.NoneAwaited() ->
                  new Next.No("没有等待确认的邮箱，或确认码已过期、输错太多次。请重新填写邮箱，再发一次确认码。");
            });
  }

  @Override
  public Answer removeMail(Caller.Resident caller, int version) {
    return change(caller.person(), version, before -> new Next.To(before.withoutAddress()));
  }

  private sealed interface Next {
    record To(Preferences preferences) implements Next {}

    /** It is kept, but is not what the person wanted. */
    record ToBut(Preferences preferences, String words) implements Next {}

    record No(String words) implements Next {}
  }

  private Answer change(SubjectId person, int version, Function<Preferences, Next> step) {
    try {
      return transactions.inTransaction(
          () -> {
            var before = store.load(person);
            if (before.version() != version) {
              return new Answer.Stale(before.version());
            }
            return switch (step.apply(before.preferences())) {
              case Next.To(var next) -> new Answer.Kept(keep(person, next, version));
              case Next.ToBut(var next, var words) -> {
                keep(person, next, version);
                yield new Answer.Refused(words);
              }
              case Next.No(var words) -> new Answer.Refused(words);
            };
          });
    } catch (StaleVersionException _) {
      return new Answer.Stale(transactions.reading(() -> store.load(person)).version());
    }
  }

  private Shown keep(SubjectId person, Preferences next, int version) {
    store.keep(person, next, version);
    return shown(new PreferencesStore.Stored(next, version + 1));
  }
}
