package org.tongban.application.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.person.AdmittedPeople;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Transactions;

/** Sends codes through the outbox, as effect {@code sms}. */
@Singleton
public final class RequestSignInCodeService implements RequestSignInCode {
  private final AdmittedPeople admitted;
  private final SignInAttempts attempts;
  private final SignInCodes codes;
  private final Secrets secrets;
  private final Outbox outbox;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public RequestSignInCodeService(
      AdmittedPeople admitted,
      SignInAttempts attempts,
      SignInCodes codes,
      Secrets secrets,
      Outbox outbox,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.admitted = admitted;
    this.attempts = attempts;
    this.codes = codes;
    this.secrets = secrets;
    this.outbox = outbox;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Answer request(Request request) {
    return admitted
        .problem(request.phone())
        .<Answer>map(Answer.Refused::new)
        .orElseGet(() -> transactions.inTransaction(() -> limited(request)));
  }

  private Answer limited(Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var network =
        new SignInAttempts.Key(
            SignInAttempts.Kind.CODE_FROM_ADDRESS, ClientNetwork.of(request.clientAddress()));
    var phone = new SignInAttempts.Key(SignInAttempts.Kind.CODE_TO_PHONE, request.phone().value());
    return switch (attempts.attempt(network, now)) {
      case Delays.Decision.Wait(var time) -> new Answer.Wait(time);
      case Delays.Decision.Counted _ ->
          switch (attempts.attempt(phone, now)) {
            case Delays.Decision.Wait(var time) -> new Answer.Wait(time);
            case Delays.Decision.Counted(_, var next) -> {
              var code = secrets.code();
              codes.keep(request.phone(), code, now.plus(VALID));
              outbox.add(
                  new Outbox.Effect(
                      "sms",
                      "sign-in-code/" + identifiers.next(),
                      Optional.empty(),
                      Map.of(
                          "phone", request.phone().value(),
                          "text", text(code),
                          "notice", "SIGN_IN_CODE",
                          "w.code", code,
                          "w.minutes", Long.toString(VALID.toMinutes()),
                          "until", now.plus(VALID).toString())));
              yield new Answer.Sent(next);
            }
          };
    };
  }

  private static String text(String code) {
    return "【通办】登录验证码：" + code + "，" + VALID.toMinutes() + "分钟内有效。工作人员不会向您索要验证码，请勿告诉他人。";
  }
}
