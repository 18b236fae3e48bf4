package org.tongban.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.notification.Notices.Kind;
import org.tongban.application.notification.SendingStore.Entry;
import org.tongban.application.transaction.EffectHandler.Result;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.notification.Topic;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;

class TellingPeopleTest {
  private final SettableClock clock = new SettableClock(at("2026-03-05T10:00:00+08:00"));
  private final NoticeDesk desk = new NoticeDesk(clock, NoticeDesk.RULES);
  private final Subject.Person person = desk.person();

  private static java.time.Instant at(String time) {
    return ZonedDateTime.parse(time).toInstant();
  }

  private List<PersonalMessage> inbox() {
    return desk.messages.list(person.id(), new Page.Request(Optional.empty(), 100)).items();
  }

  private List<SendingOutcome> outcomes() {
    return desk.sendings.logged().stream().map(Entry::outcome).toList();
  }

  private void choose(Preferences preferences) {
    var version = desk.preferences.load(person.id()).version();
    desk.transactions.run(() -> desk.preferences.keep(person.id(), preferences, version));
  }

  @Test
  void standsInTheMessagesAndGoesToThePhoneAtOnce() {
    desk.tell(person, "case/1", Kind.CASE_FILED, Map.of("about", desk.next().toString()));
    assertThat(inbox())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).startsWith("您申办的“老年人优待证办理”已提交");
              assertThat(message.kind()).isEqualTo(Kind.CASE_FILED);
              assertThat(message.about()).isPresent();
              assertThat(message.readAt()).isEmpty();
            });
    assertThat(desk.sms.sent)
        .singleElement()
        .satisfies(
            sms -> {
              assertThat(sms.phone()).isEqualTo(person.phone());
              assertThat(sms.text()).startsWith("【通办】您申办的");
              assertThat(sms.kind()).isEqualTo("CASE_FILED");
              assertThat(sms.words()).containsEntry("number", "N");
            });
    assertThat(desk.sendings.logged())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.outcome()).isEqualTo(SendingOutcome.SENT);
              assertThat(entry.channel()).isEqualTo(NoticeChannel.SMS);
              assertThat(entry.to()).isEqualTo(person.phone().masked());
            });
  }

  @Test
  void saysTheSameOnce() {
    desk.tell(person, "case/1", Kind.CASE_FILED);
    desk.tell(person, "case/1", Kind.CASE_FILED);
    assertThat(inbox()).hasSize(1);
    assertThat(desk.sms.sent).hasSize(1);
  }

  @Test
  void plansManyAtOnceInOrder() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        var reference = "case/" + i;
        threads.execute(() -> desk.tell(person, reference, Kind.CASE_FILED));
      }
    }
    assertThat(inbox()).hasSize(100);
    assertThat(desk.sendings.waiting().size() + desk.sendings.logged().size()).isEqualTo(200);
    assertThat(desk.sms.sent).as("the others wait and go together").hasSize(1);
  }

  @Nested
  class NoFlood {
    @Test
    void severalWithinTheWindowBecomeOneMessage() {
      desk.tell(person, "case/1", Kind.CASE_FILED);
      clock.advance(Duration.ofMinutes(1));
      desk.tell(person, "case/2", Kind.CASE_ACCEPTED);
      clock.advance(Duration.ofMinutes(1));
      desk.tell(person, "case/3", Kind.CASE_DECIDED);
      desk.later().run();
      assertThat(desk.sms.sent).hasSize(1);
      assertThat(inbox()).as("the portal has each at once").hasSize(3);
      clock.advance(Duration.ofMinutes(8));
      desk.later().run();
      desk.later().run();
      assertThat(desk.sms.texts())
          .hasSize(2)
          .last()
          .asString()
          .isEqualTo("【通办】您有2条新消息：申请已受理（老年人优待证办理）；已作出决定（老年人优待证办理）。" + "请登录“我的消息”查看，或拨打 12345。");
      assertThat(desk.sendings.logged()).extracting(Entry::together).containsExactly(1, 2, 2);
    }

    @Test
    void aLoneOneThatWaitedIsToldInFull() {
      desk.tell(person, "case/1", Kind.CASE_FILED);
      desk.tell(person, "case/2", Kind.CASE_ACCEPTED);
      clock.advance(Duration.ofMinutes(10));
      desk.later().run();
      assertThat(desk.sms.texts().getLast()).contains("已受理").doesNotContain("条新消息");
    }

    @Test
    void afterTheDaysLimitOnlyWhatMustBeToldIsSent() {
      for (int i = 0; i < 5; i++) {
        desk.tell(person, "case/" + i, Kind.CASE_FILED);
        clock.advance(Duration.ofMinutes(11));
      }
      assertThat(desk.sms.sent).hasSize(3);
      assertThat(outcomes())
          .containsExactly(
              SendingOutcome.SENT,
              SendingOutcome.SENT,
              SendingOutcome.SENT,
              SendingOutcome.LIMITED,
              SendingOutcome.LIMITED);
      desk.tell(person, "case/9", Kind.CORRECTION_NEEDED);
      assertThat(desk.sms.texts()).hasSize(4).last().asString().contains("补正");
      assertThat(inbox()).hasSize(6);
    }

    @Test
    void theNextDayCountsAnew() {
      for (int i = 0; i < 4; i++) {
        desk.tell(person, "case/" + i, Kind.CASE_FILED);
        clock.advance(Duration.ofMinutes(11));
      }
      clock.set(at("2026-03-06T09:00:00+08:00"));
      desk.tell(person, "case/9", Kind.CASE_FILED);
      assertThat(desk.sms.sent).hasSize(4);
    }

    @Test
    void anotherPersonIsNotConcerned() {
      desk.tell(person, "case/1", Kind.CASE_FILED);
      desk.tell(desk.person(), "case/2", Kind.CASE_FILED);
      assertThat(desk.sms.sent).hasSize(2);
    }
  }

  @Nested
  class Quiet {
    @Test
    void nobodyIsWokenAtNight() {
      clock.set(at("2026-03-05T22:00:00+08:00"));
      desk.tell(person, "case/1", Kind.CASE_DECIDED);
      desk.later().run();
      clock.set(at("2026-03-06T07:59:59+08:00"));
      desk.tell(person, "case/2", Kind.CASE_FILED);
      desk.later().run();
      assertThat(desk.sms.sent).isEmpty();
      assertThat(inbox()).hasSize(2);
      clock.set(at("2026-03-06T08:00:00+08:00"));
      desk.later().run();
      assertThat(desk.sms.texts()).singleElement().asString().contains("2条新消息");
    }

    @Test
    void aMinuteBeforeTenIsStillDay() {
      clock.set(at("2026-03-05T21:59:00+08:00"));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      assertThat(desk.sms.sent).hasSize(1);
    }

    @Test
    void thePersonsOwnHoursCount() {
      choose(
          Preferences.USUAL.choosing(
              true,
              false,
              Set.of(),
              Optional.of(new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0)))));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      assertThat(desk.sms.sent).isEmpty();
      clock.set(at("2026-03-05T12:00:00+08:00"));
      desk.later().run();
      assertThat(desk.sms.sent).hasSize(1);
    }

    @Test
    void whatWasOverdueAtNightWaitsForTheMorning() {
      clock.set(at("2026-03-05T21:55:00+08:00"));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      desk.sms.answers.add(new SendingResult.Unavailable("away"));
      desk.tell(desk.person(), "case/2", Kind.CASE_FILED);
      clock.set(at("2026-03-06T02:00:00+08:00"));
      desk.later().run();
      assertThat(desk.sms.sent).hasSize(2);
      clock.set(at("2026-03-06T08:00:00+08:00"));
      desk.later().run();
      assertThat(desk.sms.sent).hasSize(3);
    }

    @Test
    void aCodeToSignInNeverWaits() {
      clock.set(at("2026-03-05T23:30:00+08:00"));
      assertThat(desk.sender().handle(code(clock.instant().plusSeconds(60))))
          .isEqualTo(new Result.Done());
      assertThat(desk.sms.sent).hasSize(1);
      assertThat(desk.sendings.logged())
          .singleElement()
          .satisfies(entry -> assertThat(entry.kind()).isEqualTo(Kind.SIGN_IN_CODE));
    }

    @Test
    void aCodeThatIsWorthNothingAnyMoreIsNotSent() {
      assertThat(desk.sender().handle(code(clock.instant()))).isEqualTo(new Result.Done());
      assertThat(desk.sms.sent).isEmpty();
    }

    private Outbox.Effect code(java.time.Instant until) {
      return new Outbox.Effect(
          SendMessage.KIND,
          "sign-in-code/1",
          Optional.empty(),
          Map.of(
              "phone", "15400000001",
              "text", "【通办】登录验证码：123456",
              "notice", "SIGN_IN_CODE",
              "w.code", "123456",
              "until", until.toString()));
    }
  }

  @Nested
  class Choices {
    @Test
    void whoSwitchedShortMessagesOffGetsOnlyWhatMustBeTold() {
      choose(Preferences.USUAL.choosing(false, false, Set.of(), Optional.empty()));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      assertThat(desk.sms.sent).isEmpty();
      desk.tell(person, "case/2", Kind.FILED_FOR_YOU);
      assertThat(desk.sms.sent).hasSize(1);
      assertThat(inbox()).hasSize(2);
    }

    @Test
    void aTopicCanBeMuted() {
      choose(Preferences.USUAL.choosing(true, false, Set.of(Topic.DELIVERIES), Optional.empty()));
      desk.tell(person, "case/1", Kind.RESULT_SENT);
      assertThat(desk.sms.sent).isEmpty();
      desk.tell(person, "case/2", Kind.CASE_FILED);
      assertThat(desk.sms.sent).hasSize(1);
    }

    @Test
    void mailGoesToTheConfirmedAddressAlone() {
      var address = new MailAddress("ceping@example.com");
      choose(
          new Preferences(
              false, true, Optional.of(address), Optional.empty(), Set.of(), Optional.empty()));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      assertThat(desk.sms.sent).isEmpty();
      assertThat(desk.mails.sent)
          .singleElement()
          .satisfies(
              mail -> {
                assertThat(mail.to()).isEqualTo(address);
                assertThat(mail.subject()).isEqualTo("通办：申请已提交");
                assertThat(mail.text()).startsWith("您申办的").contains("不要回复");
              });
      assertThat(desk.sendings.logged())
          .singleElement()
          .satisfies(entry -> assertThat(entry.to()).isEqualTo("c***@example.com"));
    }

    @Test
    void whatWasSwitchedOffWhileItWaitedIsNotSent() {
      clock.set(at("2026-03-05T23:00:00+08:00"));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      choose(Preferences.USUAL.choosing(false, false, Set.of(), Optional.empty()));
      clock.set(at("2026-03-06T08:00:00+08:00"));
      desk.later().run();
      assertThat(desk.sms.sent).isEmpty();
      assertThat(outcomes()).containsExactly(SendingOutcome.SWITCHED_OFF);
    }
  }

  @Nested
  class Failures {
    @Test
    void aGatewayThatIsAwayIsTriedAgain() {
      desk.sms.answers.add(new SendingResult.Unavailable("away"));
      desk.sms.answers.add(new SendingResult.Unavailable("away"));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      clock.advance(Duration.ofMinutes(2));
      desk.later().run();
      assertThat(outcomes()).isEmpty();
      clock.advance(Duration.ofMinutes(2));
      desk.later().run();
      assertThat(desk.sms.sent).hasSize(3);
      assertThat(outcomes()).containsExactly(SendingOutcome.SENT);
      assertThat(desk.sendings.waiting()).isEmpty();
    }

    @Test
    void anUnknownOutcomeIsTriedOnceMoreAndNeverAgain() {
      for (int i = 0; i < 9; i++) {
        desk.sms.answers.add(new SendingResult.Unknown("no answer"));
      }
      desk.tell(person, "case/1", Kind.CASE_FILED);
      for (int i = 0; i < 5; i++) {
        clock.advance(Duration.ofMinutes(5));
        desk.later().run();
      }
      assertThat(desk.sms.sent).hasSize(2);
      assertThat(desk.sms.sent).extracting(SmsGateway.Message::reference).containsOnly("case/1");
      assertThat(outcomes()).containsExactly(SendingOutcome.UNKNOWN, SendingOutcome.UNKNOWN);
      assertThat(desk.sendings.waiting()).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
      desk.sms.answers.add(new SendingResult.Refused("no such number"));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      clock.advance(Duration.ofHours(1));
      desk.later().run();
      assertThat(desk.sms.sent).hasSize(1);
      assertThat(outcomes()).containsExactly(SendingOutcome.REFUSED);
      assertThat(inbox()).hasSize(1);
    }

    @Test
    void aGatewayThatStaysAwayIsGivenUpAfterDays() {
      desk.sms.answers.add(new SendingResult.Unavailable("away"));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      clock.advance(Duration.ofDays(4));
      desk.sms.answers.add(new SendingResult.Unavailable("away"));
      desk.later().run();
      assertThat(outcomes()).containsExactly(SendingOutcome.GIVEN_UP);
      assertThat(desk.sendings.waiting()).isEmpty();
    }

    /** The process died after it had planned, perhaps after it had sent. */
    @Test
    void whatAnEarlierTryMayHaveSentIsSentOnceMoreAtMost() {
      desk.transactions.run(
          () ->
              desk.messages.add(
                  List.of(
                      new MessageStore.Planned(
                          new PersonalMessage(
                              new org.tongban.domain.notification.MessageId(desk.next()),
                              person.id(),
                              "case/1",
                              Kind.CASE_FILED,
                              Optional.empty(),
                              "x",
                              clock.instant(),
                              Optional.empty()),
                          Map.of(NoticeChannel.SMS, clock.instant())))));
      desk.tell(person, "case/1", Kind.CASE_FILED);
      desk.sms.answers.add(new SendingResult.Unknown("no answer"));
      for (int i = 0; i < 3; i++) {
        desk.later().run();
        desk.tell(person, "case/1", Kind.CASE_FILED);
        clock.advance(Duration.ofMinutes(5));
      }
      assertThat(desk.sms.sent).hasSize(1);
      assertThat(outcomes()).containsExactly(SendingOutcome.UNKNOWN);
    }

    @Test
    void whoWasErasedIsNotTold() {
      var gone = org.tongban.application.person.Synthetic.person();
      desk.tell(gone, "case/1", Kind.CASE_FILED);
      assertThat(desk.sms.sent).isEmpty();
    }
  }

  @Nested
  class Checks {
    @Test
    void whatDoesNotHoldAnyMoreIsNotSent() {
      var holds = new java.util.concurrent.atomic.AtomicBoolean();
      desk.checks.add(
          new StillTrue() {
            @Override
            public boolean concerns(Kind kind) {
              return kind == Kind.PLACE_OFFERED;
            }

            @Override
            public boolean holds(Telling telling) {
              return holds.get();
            }
          });
      clock.set(at("2026-03-05T23:00:00+08:00"));
      desk.tell(person, "visit/1", Kind.PLACE_OFFERED);
      desk.tell(person, "case/1", Kind.CASE_FILED);
      clock.set(at("2026-03-06T08:00:00+08:00"));
      desk.later().run();
      assertThat(desk.sms.texts()).singleElement().asString().contains("已提交");
      assertThat(outcomes())
          .containsExactlyInAnyOrder(SendingOutcome.OUTDATED, SendingOutcome.SENT);
    }
  }

  @Nested
  class OthersPhones {
    private final MobileNumber phone = new MobileNumber("15400009999");

    private void tell() {
      new PhoneNotices(effect -> desk.sender().handle(effect), desk.texts)
          .send(
              person.id(),
              phone,
              "assistance/1",
              Kind.ASSISTANCE_TAKEN,
              Map.of("item", "老年人优待证办理"));
    }

    @Test
    void getTheirMessageWhateverTheKeeperChose() {
      choose(Preferences.USUAL.choosing(false, false, Set.of(Topic.ASSISTANCE), Optional.empty()));
      tell();
      desk.later().run();
      assertThat(desk.sms.sent)
          .singleElement()
          .satisfies(sms -> assertThat(sms.phone()).isEqualTo(phone));
      assertThat(inbox()).as("the keeper sees it too").hasSize(1);
    }

    @Test
    void areNotWokenEither() {
      clock.set(at("2026-03-05T23:00:00+08:00"));
      tell();
      desk.later().run();
      assertThat(desk.sms.sent).isEmpty();
    }
  }
}
