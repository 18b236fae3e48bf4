package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CheckEligibility.Given;
import org.tongban.application.casework.EditDraft.Content;
import org.tongban.application.casework.OpenDraft.Opening;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.Address;
import org.tongban.application.person.AddressId;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.FieldBounds;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.FormField.Kind;
import org.tongban.domain.item.FormField.Placing;
import org.tongban.domain.item.FormField.ShownWhen;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.Prefill;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Filling in, dropping what is not asked, and refusing early. */
class FormsTest {
  private static final Condition OF_AGE = new Condition.MinimumAge(18, Optional.empty(), "请监护人代办。");
  private static final Condition FIRST_TIME =
      new Condition.PriorResult(
          CaseDesk.ALLOWANCE.item(), CaseDesk.ALLOWANCE.name(), false, "不能重复申请。");
  private static final Condition CONTRIBUTED =
      new Condition.Declared("five-years", "参保满五年了吗？", true, "满五年再申请。");

  private static final Implementation ITEM =
      SampleCityFixture.asking(
          List.of(
              field("name", Kind.TEXT, "", Prefill.NAME),
              field("citizen_id", Kind.CITIZEN_ID, "", Prefill.CITIZEN_ID),
              field("phone", Kind.PHONE, "", Prefill.PHONE),
              field("home", Kind.REGION, "", Prefill.HOME_REGION),
              field("born", Kind.DATE, "", Prefill.BIRTH_DATE),
              field("address", Kind.TEXT, "", Prefill.ADDRESS),
              field("account", Kind.BANK_ACCOUNT, "", Prefill.LAST_ANSWER),
              field("visit", Kind.YES_NO, "", null),
              field("why", Kind.TEXT, "visit", null)),
          List.of(OF_AGE, FIRST_TIME, CONTRIBUTED));

  private static FormField field(String name, Kind kind, String by, Prefill prefill) {
    return new FormField(
        name,
        name,
        kind,
        false,
        100,
        List.of(),
        "",
        new Placing(
            "", "", by.isEmpty() ? Optional.empty() : Optional.of(new ShownWhen(by, List.of("是")))),
        FieldBounds.NONE,
        Optional.ofNullable(prefill));
  }

  private final CaseDesk desk = new CaseDesk();
  private final SubjectId person = desk.person();
  private final Caller.Resident caller = CaseDesk.resident(person);

  @BeforeEach
  void publish() {
    desk.publish(List.of(ITEM, CaseDesk.ALLOWANCE));
    desk.addresses.add(
        new Address(
            new AddressId(new UUID(5, 5)),
            person,
            new Recipient(
                ((Subject.Person) subject()).name(),
                subject().phone(),
                SampleCityFixture.VILLAGE,
                "示例路 1 号"),
            desk.clock.instant(),
            1));
  }

  private Subject subject() {
    return desk.subjects.find(person).orElseThrow();
  }

  private Opening open(Caller who, Map<String, Boolean> declared) {
    return desk.drafting.open(
        who,
        new OpenDraft.Request(ITEM.ref().code(), Optional.of(person), Optional.empty(), declared));
  }

  private Draft opened(Caller who) {
    return desk.opened(who, ITEM, person, Optional.empty());
  }

  private EditDraft.DraftView save(Draft draft, Map<String, String> answers) {
    return desk.drafting
        .save(
            caller,
            draft.id(),
            draft.version(),
            new Content(
                answers, Optional.of(CaseDesk.online(ActingAs.SELF)), Optional.of(CaseDesk.mail())))
        .orElseThrow();
  }

  @Nested
  class Prefills {
    @Test
    void whatIsKnownOfTheApplicant() {
      var draft = opened(caller);
      assertThat(draft.answers())
          .containsEntry("name", subject().displayName())
          .containsEntry("phone", subject().phone().value())
          .containsEntry("home", SampleCityFixture.VILLAGE.value())
          .containsEntry("born", subject().born().orElseThrow().toString())
          .containsKey("citizen_id")
          .doesNotContainKeys("account", "visit");
      assertThat(draft.answers().get("address")).endsWith("示例路 1 号");
      assertThat(draft.isPrefilled("phone")).isTrue();
      var changed = save(draft, Map.of("phone", "15400000077")).draft();
      assertThat(changed.isPrefilled("phone")).isFalse();
      assertThat(desk.drafting.view(caller, draft.id()).orElseThrow().draft().prefilled())
          .isEqualTo(draft.prefilled());
    }

    @Test
    void theAnswerGivenLastTime() {
      save(opened(caller), Map.of("account", "6222020000000001"));
      desk.clock.set(desk.clock.instant().plusSeconds(60));
      save(opened(caller), Map.of("account", "6222020000000002"));
      assertThat(opened(caller).answers()).containsEntry("account", "6222020000000002");
    }

    @Test
    void notWhatTheCallerMayNotKnow() {
      save(opened(caller), Map.of("account", "6222020000000001"));
      var clerk = CaseDesk.staff(1, Role.WINDOW_CLERK, CaseDesk.HALL);
      assertThat(opened(clerk).answers())
          .containsKeys("name", "citizen_id")
          .doesNotContainKeys("address", "account");
      var helper = desk.person();
      var mandate =
          desk.mandate(
              person, new Mandate.Helper.AnotherPerson(helper), LocalDate.of(2026, 12, 31));
      assertThat(
              desk.opened(CaseDesk.resident(helper), ITEM, person, Optional.of(mandate)).answers())
          .containsOnlyKeys("name", "home");
    }
  }

  @Nested
  class HiddenParts {
    @Test
    void areKeptWhileDraftingAndDroppedWhenFiled() {
      var typed =
          Map.of(
              "visit", "否", "why", "长篇说明", "eligibility/five-years", "是", "phone", " 15400000001");
      var saved = save(opened(caller), typed);
      assertThat(saved.draft().answers()).containsEntry("why", "长篇说明");
      var now = saved;
      for (var code : List.of("id-card", "household", "photo")) {
        now =
            desk.drafting
                .put(caller, now.draft().id(), SampleCityFixture.original(code))
                .orElseThrow();
      }
      assertThat(now.problems()).isEmpty();
      var file = desk.filed(caller, now.draft());
      assertThat(file.answers())
          .isEqualTo(Map.of("visit", "否", "phone", "15400000001", "eligibility/five-years", "是"));
      assertThat(file.filing().implementation()).isEqualTo(ITEM.ref());
    }
  }

  @Nested
  class EligibilityIsChecked {
    @Test
    void beforeAnythingIsTyped() {
      assertThat(
              desk.eligibility.check(ITEM.ref().code(), Given.NOTHING).orElseThrow().eligibility())
          .isInstanceOfSatisfying(
              Eligibility.MoreNeeded.class,
              more ->
                  assertThat(more.questions())
                      .extracting(Condition.Question::key)
                      .containsExactly("subject", "born", "five-years"));
      assertThat(
              desk.eligibility
                  .check(caller, Optional.empty(), ITEM.ref().code(), Given.NOTHING)
                  .orElseThrow()
                  .eligibility())
          .as("the age is known")
          .isInstanceOfSatisfying(
              Eligibility.MoreNeeded.class, more -> assertThat(more.questions()).hasSize(1));
      assertThat(
              desk.eligibility.check(
                  caller, Optional.of(desk.person()), ITEM.ref().code(), Given.NOTHING))
          .as("somebody else's data")
          .isEmpty();
    }

    @Test
    void whenADraftIsOpenedByAnybody() {
      assertThat(open(caller, Map.of("five-years", false)))
          .isInstanceOfSatisfying(
              Opening.NotEligible.class,
              no -> assertThat(no.unmet().getFirst().words()).endsWith("满五年再申请。"));
      assertThat(
              open(
                  CaseDesk.staff(1, Role.WINDOW_CLERK, CaseDesk.HALL), Map.of("five-years", false)))
          .isInstanceOf(Opening.NotEligible.class);
      assertThat(open(caller, Map.of("five-years", true, "other", true)))
          .isInstanceOfSatisfying(
              Opening.Opened.class,
              yes ->
                  assertThat(yes.draft().answers())
                      .containsEntry("eligibility/five-years", "是")
                      .doesNotContainKey("eligibility/other"));
      assertThat(desk.drafting.list(caller)).hasSize(1);
    }

    @Test
    void againWhenItIsFiledAndNothingIsLost() {
      var draft = opened(caller);
      assertThat(desk.drafting.view(caller, draft.id()).orElseThrow().problems())
          .extracting(FilingRules.Problem::about)
          .contains("answers/eligibility/five-years");
      var no = save(draft, Map.of("eligibility/five-years", "否", "phone", "15400000001"));
      assertThat(no.problems()).extracting(FilingRules.Problem::about).contains("conditions/2");
      var later = save(no.draft(), Map.of("phone", "15400000002"));
      assertThat(later.draft().answers())
          .as("what was declared stays until something else is declared")
          .containsEntry("eligibility/five-years", "否");
    }

    @Test
    void againstWhatWasGrantedBefore() {
      var id = desk.onlineCase(person, CaseDesk.mail()).id();
      assertThat(open(caller, Map.of())).isInstanceOf(Opening.Opened.class);
      desk.concluded(id);
      assertThat(open(caller, Map.of()))
          .isInstanceOfSatisfying(
              Opening.NotEligible.class,
              no -> assertThat(no.unmet().getFirst().about()).isEqualTo("conditions/1"));
    }
  }
}
