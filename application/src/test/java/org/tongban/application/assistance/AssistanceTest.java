package org.tongban.application.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tongban.application.assistance.AskForAssistance.Asking;
import org.tongban.application.assistance.AskForAssistance.Changing;
import org.tongban.application.assistance.AskForAssistance.Field;
import org.tongban.application.assistance.AskForAssistance.Wish;
import org.tongban.application.assistance.AssistanceStore.Stored;
import org.tongban.application.assistance.HandleAssistance.Agreement;
import org.tongban.application.casework.CaseDesk;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.PhoneNotices;
import org.tongban.application.person.AdmittedPeople;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Page;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.RegionCode;

/** A visit at home: asked for, taken, agreed, done or taken back. */
class AssistanceTest {
  private static final Page.Request TEN = new Page.Request(Optional.empty(), 10);
  private static final AssistanceRequest.Visited OLD_MAN =
      new AssistanceRequest.Visited(
          SyntheticPeople.name(1), SyntheticPeople.phone(1), "村口第三家", "下午来");

  private final CaseDesk desk = new CaseDesk();
  private final InMemoryAssistanceStore store = new InMemoryAssistanceStore(desk.transactions);
  private final AssistanceService service =
      new AssistanceService(
          desk.transactions,
          store,
          desk.catalogue,
          desk.places,
          AdmittedPeople.SYNTHETIC,
          desk.subjects,
          desk.mandates,
          desk.drafting,
          desk.drafting,
          new PhoneNotices(desk.outbox, new NoticeTexts()),
          desk.identifiers,
          desk.clock);
  private final SubjectId daughter = desk.person();
  private final Caller.Resident resident = CaseDesk.resident(daughter);
  private final Caller.Staff clerk = CaseDesk.staff(1, Role.VILLAGE_CLERK, CaseDesk.STATION);
  private final Caller.Staff colleague = CaseDesk.staff(2, Role.LIAISON, CaseDesk.STATION);

  private static Wish wish(Implementation implementation, RegionCode region) {
    return new Wish(implementation.ref().code(), region, OLD_MAN);
  }

  private Stored asked() {
    if (service.ask(resident, wish(CaseDesk.ALLOWANCE, SampleCityFixture.VILLAGE))
        instanceof Asking.Asked(var stored)) {
      return stored;
    }
    throw new AssertionError("Not asked");
  }

  private static Stored done(Changing answer) {
    if (answer instanceof Changing.Changed(var stored)) {
      return stored;
    }
    throw new AssertionError(answer.toString());
  }

  private Stored taken(Stored asked) {
    return done(service.take(clerk, asked.request().id(), asked.version()));
  }

  private List<String> messages() {
    return desk.outbox.effects().stream()
        .filter(effect -> effect.reference().startsWith("assistance/"))
        .map(Outbox.Effect::reference)
        .toList();
  }

  @Nested
  class Ask {
    @Test
    void landsAtTheStationOfTheVillageAndIsToldToTheOneWhoIsVisited() {
      var stored = asked();
      assertThat(stored.request().units()).containsExactly(CaseDesk.STATION);
      assertThat(stored.request().progress()).isEqualTo(new Progress.Waiting());
      assertThat(service.open(clerk, TEN).items()).containsExactly(stored);
      assertThat(service.list(resident, TEN).items()).containsExactly(stored);
      assertThat(service.find(resident, stored.request().id())).contains(stored);
      assertThat(messages()).containsExactly("assistance/" + stored.request().id() + "/1");
    }

    @Test
    void isRefusedWhereNobodyComes() {
      var sample = new ImplementationSample("05", 60, "只在窗口办");
      sample.channels = EnumSet.complementOf(EnumSet.of(Channel.HOME));
      var atWindows = sample.build();
      desk.publish(List.of(atWindows));
      assertThat(service.ask(resident, wish(atWindows, SampleCityFixture.VILLAGE)))
          .isInstanceOfSatisfying(
              Asking.NotAllowed.class, no -> assertThat(no.words()).contains("不能上门办"));
      assertThat(service.ask(resident, wish(CaseDesk.ALLOWANCE, SampleCityFixture.XINYI)))
          .isInstanceOfSatisfying(
              Asking.NotAllowed.class, no -> assertThat(no.words()).contains("没有上门帮办的网点"));
      desk.stop(CaseDesk.ALLOWANCE);
      assertThat(service.ask(resident, wish(CaseDesk.ALLOWANCE, SampleCityFixture.VILLAGE)))
          .isInstanceOf(Asking.Absent.class);
      assertThat(service.list(resident, TEN).items()).isEmpty();
      assertThat(messages()).isEmpty();
    }

    @Test
    void namesTheFieldThatIsNotAcceptable() {
      var real = new AssistanceRequest.Visited(PersonName.of("李四"), OLD_MAN.phone(), "", "");
      var reached =
          new AssistanceRequest.Visited(OLD_MAN.name(), new MobileNumber("13800000000"), "", "");
      var code = CaseDesk.ALLOWANCE.ref().code();
      assertThat(service.ask(resident, new Wish(code, SampleCityFixture.VILLAGE, real)))
          .isInstanceOfSatisfying(
              Asking.Refused.class, no -> assertThat(no.field()).isEqualTo(Field.NAME));
      assertThat(service.ask(resident, new Wish(code, SampleCityFixture.VILLAGE, reached)))
          .isInstanceOfSatisfying(
              Asking.Refused.class, no -> assertThat(no.field()).isEqualTo(Field.PHONE));
      assertThat(service.ask(resident, new Wish(code, new RegionCode("110101"), OLD_MAN)))
          .isInstanceOfSatisfying(
              Asking.Refused.class, no -> assertThat(no.field()).isEqualTo(Field.REGION));
    }

    @Test
    void isBoundedByWhatIsOpen() {
      var first = asked();
      for (int i = 1; i < AssistanceStore.MAXIMUM_OPEN; i++) {
        asked();
      }
      assertThat(service.ask(resident, wish(CaseDesk.ALLOWANCE, SampleCityFixture.VILLAGE)))
          .isInstanceOfSatisfying(
              Asking.NotAllowed.class, no -> assertThat(no.words()).contains("已有 5 个"));
      done(service.cancel(resident, first.request().id(), 1));
      asked();
    }
  }

  @Nested
  class Handle {
    @Test
    void goesFromTakingOverAgreeingToADraftUnderAMandate() {
      var applicant = desk.person();
      var taken = taken(asked());
      assertThat(taken.request().progress())
          .isEqualTo(new Progress.Taken(clerk.actorId(), CaseDesk.STATION));
      var id = taken.request().id();
      var at = CaseDesk.MONDAY.plusDays(2).atTime(15, 30);
      var agreed = done(service.agree(clerk, new Agreement(id, taken.version(), at, "带表")));

      assertThat(service.finish(clerk, id, agreed.version(), applicant))
          .isEqualTo(new Changing.NotAllowed("请先登记申请人当面签的委托书，再开始办理。"));
      desk.mandate(
          applicant,
          new Mandate.Helper.Staff(CaseDesk.STATION),
          CaseDesk.MONDAY.plusDays(30),
          CaseDesk.ALLOWANCE.item());
      var finished = done(service.finish(clerk, id, agreed.version(), applicant));

      assertThat(finished.request().progress())
          .isInstanceOfSatisfying(
              Progress.Done.class,
              over -> {
                var draft = desk.drafts.find(over.draft(), clerk.actorId()).orElseThrow();
                assertThat(draft.applicant()).isEqualTo(applicant);
                assertThat(draft.way().orElseThrow().channel()).isEqualTo(Channel.HOME);
              });
      assertThat(service.open(clerk, TEN).items()).isEmpty();
      assertThat(messages()).hasSize(4);
      assertThat(service.cancel(resident, id, finished.version()))
          .isInstanceOf(Changing.NotAllowed.class);
    }

    @Test
    void isTheirsWhoTookItAlone() {
      var applicant = desk.person();
      desk.mandate(
          applicant,
          new Mandate.Helper.Staff(CaseDesk.STATION),
          CaseDesk.MONDAY.plusDays(30),
          CaseDesk.ALLOWANCE.item());
      var taken = taken(asked());
      var id = taken.request().id();

      assertThat(service.take(colleague, id, taken.version()))
          .isInstanceOf(Changing.NotAllowed.class);
      assertThat(service.finish(colleague, id, taken.version(), applicant))
          .isEqualTo(new Changing.NotAllowed("这件事由另一位同事负责，请与他联系。"));

      assertThat(desk.drafts.of(colleague.actorId())).as("Nothing was opened").isEmpty();
      assertThat(service.find(clerk, id).orElseThrow().version()).isEqualTo(taken.version());
    }

    @Test
    void isUnknownToOtherUnitsAndRoles() {
      var id = asked().request().id();
      var elsewhere = CaseDesk.staff(5, Role.VILLAGE_CLERK, SampleCityFixture.OTHER_STATION);
      var window = CaseDesk.staff(6, Role.WINDOW_CLERK, CaseDesk.STATION);
      for (var stranger : List.of(elsewhere, window)) {
        assertThat(service.open(stranger, TEN).items()).isEmpty();
        assertThat(service.find(stranger, id)).isEmpty();
        assertThat(service.take(stranger, id, 1)).isInstanceOf(Changing.Absent.class);
      }
      assertThat(service.find(CaseDesk.resident(desk.person()), id)).isEmpty();
      assertThat(service.cancel(CaseDesk.resident(desk.person()), id, 1))
          .isInstanceOf(Changing.Absent.class);
    }

    @Test
    void saysWhichVersionIsTheLatest() {
      var taken = taken(asked());
      assertThat(service.cancel(resident, taken.request().id(), 1))
          .isEqualTo(new Changing.Stale(taken.version()));
    }

    @Test
    void agreesOnATimeBetweenNowAndSixtyDaysAhead() {
      var taken = taken(asked());
      var id = taken.request().id();
      var now = LocalDateTime.ofInstant(desk.clock.instant(), java.time.ZoneId.of("Asia/Shanghai"));
      for (var at : List.of(now.minusMinutes(1), now.plusDays(60).plusMinutes(1))) {
        assertThat(service.agree(clerk, new Agreement(id, taken.version(), at, "")))
            .isInstanceOf(Changing.NotAllowed.class);
      }
      for (var at : List.of(now, now.plusDays(60))) {
        var version = service.find(clerk, id).orElseThrow().version();
        assertThat(service.agree(clerk, new Agreement(id, version, at, "")))
            .isInstanceOf(Changing.Changed.class);
      }
    }

    @Test
    void tellsNothingTwice() {
      var taken = taken(asked());
      var again = done(service.take(clerk, taken.request().id(), taken.version()));
      assertThat(again).isEqualTo(taken);
      assertThat(messages()).doesNotHaveDuplicates().hasSize(2);
    }
  }
}
