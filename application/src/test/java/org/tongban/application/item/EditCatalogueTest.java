package org.tongban.application.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.InMemoryStaff;
import org.tongban.application.item.EditCatalogue.Answer;
import org.tongban.application.item.EditCatalogue.Withdrawal;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.UnitCode;

/** A version from the first row to its publication. */
@Tag("I7")
class EditCatalogueTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final BasicCode ITEM = new BasicCode("440500042000");
  private static final UnitCode OFFICE = SampleCityFixture.XINYI_OFFICE;

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SettableClock clock = new SettableClock(SampleCityFixture.morning(TODAY));
  private final InMemoryReferenceStore reference = new InMemoryReferenceStore();
  private final InMemoryCatalogue catalogue = new InMemoryCatalogue(reference, clock);
  private final InMemoryPlaces places = new InMemoryPlaces(reference);
  private final AtomicLong next = new AtomicLong();
  private final EditCatalogue editing =
      new EditCatalogueService(
          transactions,
          new InMemoryCatalogueDraftStore(),
          new InMemoryCatalogueHistory(),
          reference,
          catalogue,
          places,
          new DraftJudge(catalogue, places),
          new InMemoryStaff(transactions),
          () -> new UUID(7, next.incrementAndGet()),
          clock);
  private final Caller.Staff writer = editor(1, SampleCityFixture.CITY_OFFICE);
  private final Caller.Staff reviewer = editor(2, SampleCityFixture.CITY_OFFICE);

  private static Caller.Staff editor(long number, UnitCode unit) {
    return staff(number, Role.CATALOGUE_EDITOR, unit);
  }

  private static Caller.Staff staff(long number, Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(new UUID(8, number)), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  @BeforeEach
  void city() {
    var organisation = SampleCityFixture.organisation();
    reference.save(
        new ReferenceData(
            List.copyOf(organisation.regions().all()),
            List.of(),
            List.of(),
            organisation.authorities(),
            organisation.servicePoints(),
            List.of(new ServiceItem(ITEM, "困难补助", "民政局", SubjectKind.PERSON, Optional.empty(), "")),
            List.of(),
            List.of()),
        new ReferenceStore.Run(clock.instant(), "test", Map.of()));
    reference.refresh();
  }

  private static CatalogueDraft done(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done) answer).draft();
  }

  private CatalogueDraft opened() {
    return done(editing.open(writer, ITEM, OFFICE));
  }

  /** A draft in which everything is in order. */
  private CatalogueDraft complete(CatalogueDraft draft, String promised) {
    var guide = new HashMap<>(draft.rows().guide().of(ReferenceFile.GUIDES).getFirst());
    guide.putAll(
        Map.of(
            "subjects", "PERSON",
            "modes", "FULLY_ONLINE|AT_COUNTER",
            "channels", "WEB|ORDINARY_WINDOW",
            "actors", "SELF",
            "legal_days", "20",
            "promised_days", promised,
            "limits_basis", "《某办法》",
            "delivery_ways", "MAIL",
            "laws", "《某法》"));
    var changed =
        done(
            editing.replace(
                writer, draft.id(), draft.version(), ReferenceFile.GUIDES, List.of(guide)));
    changed =
        done(
            editing.replace(
                writer,
                draft.id(),
                changed.version(),
                ReferenceFile.IMPLEMENTATIONS,
                List.of(Map.of("contact", "12345", "complaint", "12345"))));
    return done(
        editing.replace(
            writer,
            draft.id(),
            changed.version(),
            ReferenceFile.RESULTS,
            List.of(Map.of("name", "决定书", "electronic", "false", "paper", "true"))));
  }

  private CatalogueDraft published(String promised, LocalDate from) {
    var draft = complete(opened(), promised);
    var submitted = done(editing.submit(writer, draft.id(), draft.version(), ""));
    return done(editing.approve(reviewer, draft.id(), submitted.version(), from));
  }

  private ImplementationCode code() {
    var office = places.organisation().authority(OFFICE).orElseThrow();
    return ImplementationCode.of(office.creditCode(), office.level(), ITEM);
  }

  @Test
  void namesEverythingThatIsMissingInANewDraft() {
    var check = editing.check(writer, opened().id()).orElseThrow();
    assertThat(check.problems())
        .extracting(problem -> problem.file() + "/" + problem.column())
        .contains(
            "implementations.csv/contact",
            "guides.csv/modes",
            "guides.csv/channels",
            "guides.csv/subjects",
            "guides.csv/actors",
            "guides.csv/delivery_ways",
            "guides.csv/laws",
            "guides.csv/legal_days");
  }

  @Test
  void publishesWhatASecondPersonApproved() {
    var draft = published("10", TODAY);
    assertThat(draft.state()).isEqualTo(CatalogueDraft.State.PUBLISHED);
    assertThat(catalogue.current(code()).orElseThrow().limits().promised().count()).isEqualTo(10);
    assertThat(
            editing
                .history(reviewer, code(), new Page.Request(Optional.empty(), 20))
                .orElseThrow()
                .items())
        .extracting(line -> line.entry().action())
        .startsWith(
            CatalogueHistory.Action.PUBLISHED,
            CatalogueHistory.Action.SUBMITTED,
            CatalogueHistory.Action.CHANGED)
        .endsWith(CatalogueHistory.Action.OPENED);
  }

  @Test
  void letsTheNextVersionBeginOnItsDayAndShowsWhatChanges() {
    published("10", TODAY);
    var draft = complete(opened(), "5");
    assertThat(editing.check(reviewer, draft.id()).orElseThrow().differences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.field()).isEqualTo("承诺时限");
              assertThat(one.before()).isEqualTo("10个工作日");
              assertThat(one.after()).isEqualTo("5个工作日");
            });
    var submitted = done(editing.submit(writer, draft.id(), draft.version(), ""));
    done(editing.approve(reviewer, draft.id(), submitted.version(), TODAY.plusDays(7)));
    assertThat(catalogue.current(code()).orElseThrow().ref().version()).isEqualTo(1);
    clock.set(SampleCityFixture.morning(TODAY.plusDays(7)));
    assertThat(catalogue.current(code()).orElseThrow().ref().version()).isEqualTo(2);
  }

  @Test
  void letsNobodyReviewTheirOwn() {
    var draft = complete(opened(), "10");
    var submitted = done(editing.submit(writer, draft.id(), draft.version(), ""));
    assertThat(editing.approve(writer, draft.id(), submitted.version(), TODAY))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(editing.sendBack(writer, draft.id(), submitted.version(), "x"))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(catalogue.current(code())).isEmpty();
  }

  @Test
  void letsNobodyReviewWhatTheyWroteAPartOf() {
    var draft = complete(opened(), "10");
    var changed =
        done(
            editing.replace(
                reviewer, draft.id(), draft.version(), ReferenceFile.CONDITIONS, List.of()));
    var submitted = done(editing.submit(writer, draft.id(), changed.version(), ""));
    assertThat(editing.approve(reviewer, draft.id(), submitted.version(), TODAY))
        .isInstanceOf(Answer.NotAllowed.class);
  }

  @Test
  void refusesABrokenDraftWithAllReasons() {
    var draft = complete(opened(), "30");
    var answer = editing.submit(writer, draft.id(), draft.version(), "");
    assertThat(answer).isInstanceOf(Answer.Broken.class);
    assertThat(((Answer.Broken) answer).problems())
        .extracting(problem -> problem.column())
        .contains("promised_days");
  }

  @Test
  void sendsADraftBackWithTheReason() {
    var draft = complete(opened(), "10");
    var submitted = done(editing.submit(writer, draft.id(), draft.version(), ""));
    assertThat(
            editing.replace(
                writer, draft.id(), submitted.version(), ReferenceFile.CHAIN, List.of()))
        .isInstanceOf(Answer.NotAllowed.class);
    var back = done(editing.sendBack(reviewer, draft.id(), submitted.version(), "缺依据"));
    assertThat(back.state()).isEqualTo(CatalogueDraft.State.DRAFT);
    assertThat(back.remark()).isEqualTo("缺依据");
  }

  @Test
  void saysThatADraftMovedOn() {
    var draft = opened();
    done(editing.replace(writer, draft.id(), 1, ReferenceFile.CHAIN, List.of()));
    assertThat(editing.replace(writer, draft.id(), 1, ReferenceFile.CHAIN, List.of()))
        .isInstanceOf(Answer.Stale.class);
  }

  @Test
  void hidesWhatLiesOutsideTheEditorsRegion() {
    var draft = opened();
    var elsewhere = editor(3, SampleCityFixture.MAONAN_OFFICE);
    var noEditor = staff(4, Role.ADMINISTRATOR, SampleCityFixture.CITY_OFFICE);
    for (var other : List.of(elsewhere, noEditor)) {
      assertThat(editing.find(other, draft.id())).isEmpty();
      assertThat(editing.check(other, draft.id())).isEmpty();
      assertThat(editing.open(other, ITEM, OFFICE)).isInstanceOf(Answer.Absent.class);
      assertThat(editing.submit(other, draft.id(), draft.version(), ""))
          .isInstanceOf(Answer.Absent.class);
      assertThat(editing.list(other, new Page.Request(Optional.empty(), 20)).items()).isEmpty();
    }
    published("10", TODAY);
    assertThat(editing.withdraw(elsewhere, code(), TODAY, "x"))
        .isInstanceOf(Withdrawal.Absent.class);
    assertThat(editing.history(elsewhere, code(), new Page.Request(Optional.empty(), 20)))
        .isEmpty();
  }

  @Test
  void withdrawsWithAReason() {
    published("10", TODAY);
    assertThat(editing.withdraw(writer, code(), TODAY.minusDays(1), "x"))
        .isInstanceOf(Withdrawal.NotAllowed.class);
    assertThat(editing.withdraw(writer, code(), TODAY, "不再办理"))
        .isInstanceOf(Withdrawal.Withdrawn.class);
    assertThat(catalogue.current(code())).isEmpty();
    assertThat(editing.withdraw(writer, code(), TODAY, "x"))
        .isInstanceOf(Withdrawal.NotAllowed.class);
  }
}
