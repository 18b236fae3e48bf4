package org.tongban.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.person.AdmittedPeople;
import org.tongban.application.person.InMemoryAccounts;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SyntheticPeople;

/** Signing in and staying signed in, on the in-memory stores. */
class SignInTest {
  private static final String ADDRESS = "192.0.2.1";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T01:00:00Z"));
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySubjects subjects = new InMemorySubjects(transactions);
  private final InMemoryAccounts accounts = new InMemoryAccounts(transactions);
  private final InMemoryStaff staff = new InMemoryStaff(transactions);
  private final InMemorySessions kept = new InMemorySessions(transactions);
  private final InMemorySignInAttempts attempts = new InMemorySignInAttempts(transactions);
  private final InMemorySignInCodes codes = new InMemorySignInCodes(transactions);
  private final List<Outbox.Effect> sent = new ArrayList<>();
  private final Identifiers identifiers = UUID::randomUUID;
  private final Secrets secrets = new CountingSecrets();
  private final CountingHasher hasher = new CountingHasher();
  private final RequestSignInCode request =
      new RequestSignInCodeService(
          AdmittedPeople.SYNTHETIC,
          attempts,
          codes,
          secrets,
          sent::add,
          identifiers,
          transactions,
          clock);
  private final VerifySignInCode verify =
      new VerifySignInCodeService(
          attempts, codes, accounts, subjects, kept, secrets, identifiers, transactions, clock);
  private final Sessions sessions =
      new SessionsService(kept, secrets, identifiers, transactions, clock);
  private final StaffSignIn staffSignIn =
      new StaffSignInService(
          staff, hasher, attempts, kept, secrets, identifiers, transactions, clock);
  private final CallerOf callers = new InMemoryCallerOf(kept, accounts, subjects, staff, clock);

  /** Predictable, so that tests can tell the codes and tokens apart. */
  private static final class CountingSecrets implements Secrets {
    private int given;

    @Override
    public String code() {
      return "%06d".formatted(++given);
    }

    @Override
    public String token() {
      return "token-" + ++given;
    }
  }

  /** Not a secure hash, and fast; counts how often it works. */
  private static final class CountingHasher implements PasswordHasher {
    private int matched;

    @Override
    public String hash(String password) {
      return "hash of " + password;
    }

    @Override
    public boolean matches(String password, String hash) {
      matched++;
      return hash.equals(hash(password));
    }
  }

  private RequestSignInCode.Answer ask(MobileNumber phone) {
    return request.request(new RequestSignInCode.Request(phone, ADDRESS));
  }

  private VerifySignInCode.Answer tried(MobileNumber phone, String code) {
    return verify.verify(new VerifySignInCode.Attempt(phone, code, ADDRESS));
  }

  private String lastCode() {
    return sent.getLast().payload().get("text").replaceFirst(".*登录验证码：(\\d{6}).*", "$1");
  }

  private static MobileNumber phone() {
    return SyntheticPeople.phone(Synthetic.next());
  }

  private Session signedIn(MobileNumber phone) {
    ask(phone);
    return tried(phone, lastCode()) instanceof VerifySignInCode.Answer.SignedIn(var session, _)
        ? session
        : null;
  }

  @Nested
  class ByCode {
    @Test
    void opensAnAccountTheFirstTimeAndFindsItAgain() {
      var phone = phone();
      var first = signedIn(phone);
      clock.advance(Duration.ofMinutes(1));
      var second = signedIn(phone);
      assertThat(second.holder()).isEqualTo(first.holder());
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(callers.session(first.id()))
          .contains(new Caller.Resident(accounts.findByPhone(phone).orElseThrow().subject(), 0));
    }

    @Test
    void sendsTheCodeToThePhoneThroughTheOutbox() {
      var phone = phone();
      assertThat(ask(phone)).isEqualTo(new RequestSignInCode.Answer.Sent(Duration.ofMinutes(1)));
      assertThat(sent).singleElement().extracting(Outbox.Effect::kind).isEqualTo("sms");
      assertThat(sent.getLast().payload()).containsEntry("phone", phone.value());
      assertThat(sent.getLast().toString()).doesNotContain(phone.value(), lastCode());
    }

    @Test
    void answersAlikeForKnownAndUnknownPhones() {
      var known = phone();
      signedIn(known);
      clock.advance(Duration.ofHours(13));
      assertThat(ask(known)).isEqualTo(ask(phone()));
    }

    @Test
    void lapsesAfterFiveMinutes() {
      var phone = phone();
      ask(phone);
      clock.advance(Duration.ofMinutes(5));
      assertThat(tried(phone, lastCode())).isEqualTo(new VerifySignInCode.Answer.Refused());
    }

    @Test
    void sendsTheNextAfterAMinuteAndThenMoreSlowly() {
      var phone = phone();
      ask(phone);
      assertThat(ask(phone)).isEqualTo(new RequestSignInCode.Answer.Wait(Duration.ofMinutes(1)));
      assertThat(sent).hasSize(1);
      clock.advance(Duration.ofMinutes(1));
      assertThat(ask(phone)).isInstanceOf(RequestSignInCode.Answer.Sent.class);
      clock.advance(Duration.ofMinutes(1));
      ask(phone);
      clock.advance(Duration.ofMinutes(1));
      assertThat(ask(phone)).isEqualTo(new RequestSignInCode.Answer.Sent(Duration.ofMinutes(5)));
    }

    @Test
    void slowsAnAddressDownThatAsksForManyPhones() {
      for (int i = 0; i < 31; i++) {
        assertThat(ask(phone())).isInstanceOf(RequestSignInCode.Answer.Sent.class);
      }
      assertThat(ask(phone())).isInstanceOf(RequestSignInCode.Answer.Wait.class);
    }

    @Test
    void refusesRealPhonesInSampleMode() {
      assertThat(ask(MobileNumber.of("13900000000")))
          .isInstanceOf(RequestSignInCode.Answer.Refused.class);
      assertThat(sent).isEmpty();
    }
  }

  @Nested
  class Renewing {
    @Test
    void givesANewTokenForTheOldOne() {
      var session = signedIn(phone());
      var renewal = sessions.renew(session.refreshToken());
      assertThat(renewal).isInstanceOf(Sessions.Renewal.Renewed.class);
      var renewed = ((Sessions.Renewal.Renewed) renewal).session();
      assertThat(renewed.id()).isEqualTo(session.id());
      assertThat(renewed.refreshToken()).isNotEqualTo(session.refreshToken());
      assertThat(sessions.renew(renewed.refreshToken()))
          .isInstanceOf(Sessions.Renewal.Renewed.class);
    }

    @Test
    void endsTheWholeSessionWhenATokenComesTwice() {
      var session = signedIn(phone());
      var renewed = ((Sessions.Renewal.Renewed) sessions.renew(session.refreshToken())).session();
      clock.advance(Duration.ofSeconds(10));
      assertThat(sessions.renew(session.refreshToken())).isEqualTo(new Sessions.Renewal.Refused());
      assertThat(sessions.renew(renewed.refreshToken())).isEqualTo(new Sessions.Renewal.Refused());
      assertThat(callers.session(session.id())).isEmpty();
    }

    @Test
    void takesTwoTabsAtTheSameMomentForNoTheft() {
      var session = signedIn(phone());
      sessions.renew(session.refreshToken());
      assertThat(sessions.renew(session.refreshToken()))
          .isEqualTo(new Sessions.Renewal.JustRenewed());
      assertThat(callers.session(session.id())).isPresent();
    }

    @Test
    void endsHoweverOftenItWasRenewed() {
      var session = signedIn(phone());
      for (int day = 0; day < 29; day++) {
        clock.advance(Duration.ofDays(1));
        session = ((Sessions.Renewal.Renewed) sessions.renew(session.refreshToken())).session();
      }
      assertThat(session.refreshUntil()).isEqualTo(session.until());
      clock.advance(Duration.ofDays(1));
      assertThat(sessions.renew(session.refreshToken())).isEqualTo(new Sessions.Renewal.Refused());
    }

    @Test
    void isRefusedAfterSigningOut() {
      var session = signedIn(phone());
      sessions.signOut(session.id());
      assertThat(sessions.renew(session.refreshToken())).isEqualTo(new Sessions.Renewal.Refused());
      assertThat(sessions.renew("invented")).isEqualTo(new Sessions.Renewal.Refused());
    }
  }

  @Nested
  class ByPassword {
    private final StaffAccount account =
        new StaffAccount(
            new ActorId(UUID.randomUUID()),
            new Login("window-1"),
            "测窗口",
            Set.of(StaffDirectoryContract.CLERK),
            true,
            Optional.empty(),
            clock.instant(),
            1);

    ByPassword() {
      staff.add(new StaffDirectory.Credentials(account, hasher.hash("right")));
    }

    private StaffSignIn.Answer tried(String login, String password) {
      return staffSignIn.signIn(new StaffSignIn.Attempt(login, password, ADDRESS));
    }

    @Test
    void acceptsTheRightPassword() {
      var answer = tried(" Window-1 ", "right");
      assertThat(answer).isInstanceOf(StaffSignIn.Answer.SignedIn.class);
      var session = ((StaffSignIn.Answer.SignedIn) answer).session();
      assertThat(callers.session(session.id()))
          .contains(new Caller.Staff(account.id(), Optional.empty(), account.duties()));
    }

    @Test
    void answersAlikeAfterTheSameWorkWhoeverAsks() {
      staff.replace(account.active(false));
      assertThat(tried("window-1", "right")).isEqualTo(new StaffSignIn.Answer.Refused());
      assertThat(tried("window-1", "wrong")).isEqualTo(new StaffSignIn.Answer.Refused());
      assertThat(tried("nobody", "wrong")).isEqualTo(new StaffSignIn.Answer.Refused());
      assertThat(tried("不是登录名", "wrong")).isEqualTo(new StaffSignIn.Answer.Refused());
      assertThat(hasher.matched).isEqualTo(4);
    }

    @Test
    void waitsLongerAfterEachFailureButNeverForGood() {
      for (int i = 0; i < 4; i++) {
        assertThat(tried("window-1", "wrong")).isEqualTo(new StaffSignIn.Answer.Refused());
      }
      assertThat(tried("window-1", "right"))
          .isEqualTo(new StaffSignIn.Answer.Wait(Duration.ofSeconds(2)));
      clock.advance(Duration.ofSeconds(2));
      tried("window-1", "wrong");
      assertThat(tried("window-1", "right"))
          .isEqualTo(new StaffSignIn.Answer.Wait(Duration.ofSeconds(4)));
      for (int i = 0; i < 20; i++) {
        clock.advance(Duration.ofMinutes(20));
        tried("window-1", "wrong");
      }
      clock.advance(Duration.ofMinutes(20));
      assertThat(tried("window-1", "right")).isInstanceOf(StaffSignIn.Answer.SignedIn.class);
    }

    @Test
    @Tag("I7")
    void losesEverythingAtOnceWhenDisabled() {
      var session = ((StaffSignIn.Answer.SignedIn) tried("window-1", "right")).session();
      staff.replace(account.active(false));
      assertThat(callers.session(session.id())).isEmpty();
    }
  }
}
