package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.ManagePreferences.Answer;
import org.tongban.application.notification.Notices.Kind;
import org.tongban.application.notification.SendingStore.Entry;
import org.tongban.application.transaction.EffectHandler.Result;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.notification.Topic;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Messages for those whose they are, the log for those who answer for it, and preferences. */
class MyMessagesTest {
  private static final Page.Request ALL = new Page.Request(Optional.empty(), 100);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-05T02:00:00Z"));
  private final NoticeDesk desk = new NoticeDesk(clock, NoticeDesk.AT_ONCE);
  private final MessagesService messages =
      new MessagesService(
          desk.messages, desk.sendings, desk.subjects, desk.transactions, desk.clock);
  private final ManagePreferences choosing = desk.choosing();
  private final Subject.Person person = desk.person();
  private final Caller.Resident caller = new Caller.Resident(person.id(), 2);
  private final Caller.Resident other = new Caller.Resident(desk.person().id(), 2);

  private static Caller.Staff staff(Role role) {
    return new Caller.Staff(
        new ActorId(new UUID(9, 9)),
        Optional.empty(),
        Set.of(new Caller.Duty(role, new UnitCode("ZSJ-440900"))));
  }

  @Test
  void othersSeeNothingAndMarkNothing() {
    desk.tell(person, "case/1", Kind.CASE_FILED);
    var id = messages.list(caller, Optional.empty(), ALL).items().getFirst().id();
    var whose = Optional.of(person.id());
    assertThat(messages.list(other, whose, ALL).items()).isEmpty();
    assertThat(messages.sent(other, whose, ALL).items()).isEmpty();
    assertThat(messages.unread(other, whose)).isZero();
    assertThat(messages.markRead(other, whose, id)).isFalse();
    assertThat(messages.markRead(other, Optional.empty(), id)).isFalse();
    messages.markAllRead(other, whose);
    assertThat(messages.unread(caller, Optional.empty())).isEqualTo(1);
    assertThat(messages.markRead(caller, Optional.empty(), id)).isTrue();
    assertThat(messages.unread(caller, Optional.empty())).isZero();
  }

  @Test
  void operatorsSeeTheirOrganisationsMessages() {
    var organisation = desk.person();
    desk.tell(organisation, "case/1", Kind.CASE_FILED);
    desk.transactions.run(() -> desk.subjects.addOperator(person.id(), organisation.id()));
    assertThat(messages.list(caller, Optional.of(organisation.id()), ALL).items()).hasSize(1);
    assertThat(messages.list(caller, Optional.empty(), ALL).items()).isEmpty();
  }

  @Test
  void onlySupervisorsAndAdministratorsSeeWhatWasSent() {
    desk.tell(person, "case/1", Kind.CASE_FILED);
    for (var role : Role.values()) {
      if (role.staff()) {
        var answer = messages.list(staff(role), SendingStore.Filter.NONE, ALL);
        if (role == Role.SUPERVISOR || role == Role.ADMINISTRATOR) {
          assertThat(answer)
              .isInstanceOfSatisfying(
                  InspectSendings.Answer.Found.class,
                  found -> assertThat(found.entries().items()).hasSize(1));
        } else {
          assertThat(answer).isEqualTo(new InspectSendings.Answer.NotAllowed());
        }
      }
    }
  }

  @Test
  void oldMessagesAndEntriesAreForgotten() {
    desk.tell(person, "case/1", Kind.CASE_FILED);
    var forgetting =
        new ForgetMessages(
            desk.messages,
            desk.sendings,
            new InMemoryStaffMessages(desk.transactions),
            new NoticeRetention(Duration.ofDays(60), Duration.ofDays(90)),
            desk.transactions,
            clock);
    clock.advance(Duration.ofDays(61));
    forgetting.run();
    assertThat(messages.list(caller, Optional.empty(), ALL).items()).isEmpty();
    assertThat(messages.sent(caller, Optional.empty(), ALL).items()).hasSize(1);
    clock.advance(Duration.ofDays(30));
    forgetting.run();
    assertThat(messages.sent(caller, Optional.empty(), ALL).items()).isEmpty();
  }

  private int version() {
    return choosing.of(caller).version();
  }

  private String code() {
    var effect = desk.outbox.effects().getLast();
    assertThat(effect.kind()).isEqualTo(SendMailCode.KIND);
    var sender = new SendMailCode(desk.mails, desk.texts, desk.sendings, desk.transactions, clock);
    assertThat(sender.handle(effect)).isEqualTo(new Result.Done());
    var text = desk.mails.sent.getLast().text();
    return text.replaceAll("(?s).*：([0-9]{6})，.*", "$1");
  }

  @Test
  void anAddressIsConfirmedByTheCodeThatWasSentToIt() {
    var address = new MailAddress("ceping@example.com");
    assertThat(choosing.askForMail(caller, address, version())).isInstanceOf(Answer.Kept.class);
    var code = code();
    assertThat(desk.mails.sent.getLast().to()).isEqualTo(address);
    assertThat(choosing.confirmMail(caller, "999999")).isInstanceOf(Answer.Refused.class);
    assertThat(choosing.of(caller).preferences().mailWorks()).isFalse();
    assertThat(choosing.confirmMail(caller, code)).isInstanceOf(Answer.Kept.class);
    assertThat(choosing.of(caller).preferences().mailWorks()).isTrue();
    assertThat(choosing.confirmMail(caller, code))
        .as("sent again")
        .isInstanceOf(Answer.Refused.class);
    assertThat(desk.sendings.logged())
        .extracting(Entry::outcome)
        .containsExactly(SendingOutcome.SENT);
  }

  @Test
  void wrongCodesAreCountedAlthoughTheyAreRefused() {
    choosing.askForMail(caller, new MailAddress("ceping@example.com"), version());
    var code = code();
    for (int i = 0; i < 5; i++) {
      choosing.confirmMail(caller, "999999");
    }
    assertThat(choosing.confirmMail(caller, code)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aCodeThatCameTooLateIsNotSent() {
    choosing.askForMail(caller, new MailAddress("ceping@example.com"), version());
    clock.advance(ManagePreferences.CODE_VALID);
    var sender = new SendMailCode(desk.mails, desk.texts, desk.sendings, desk.transactions, clock);
    assertThat(sender.handle(desk.outbox.effects().getLast())).isEqualTo(new Result.Done());
    assertThat(desk.mails.sent).isEmpty();
  }

  @Test
  void noCodeIsSentWhereThereIsNoMail() {
    desk.mails.configured = false;
    assertThat(choosing.askForMail(caller, new MailAddress("a@example.com"), version()))
        .isInstanceOf(Answer.Refused.class);
    assertThat(desk.outbox.effects()).isEmpty();
  }

  @Test
  void choicesAreRefusedThatMakeNoSense() {
    assertThat(
            choosing.choose(
                caller,
                new ManagePreferences.Choice(version(), true, true, Set.of(), Optional.empty())))
        .as("mail without an address")
        .isInstanceOf(Answer.Refused.class);
    assertThat(
            choosing.choose(
                caller,
                new ManagePreferences.Choice(
                    version(), true, false, Set.of(Topic.ACCOUNT), Optional.empty())))
        .isInstanceOf(Answer.Refused.class);
    assertThat(
            choosing.choose(
                caller, new ManagePreferences.Choice(7, true, false, Set.of(), Optional.empty())))
        .isEqualTo(new Answer.Stale(0));
    assertThat(desk.preferences.of(List.of(new SubjectId(person.id().value())))).isEmpty();
  }
}
