package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.application.paper.CasePapersService;
import org.tongban.application.paper.InMemoryPaperStore;
import org.tongban.application.paper.InMemoryPaperTemplateStore;
import org.tongban.application.paper.MakePapers;
import org.tongban.application.paper.PaperPress;
import org.tongban.application.paper.PaperWording;
import org.tongban.application.paper.SealPapers;
import org.tongban.application.seal.InMemorySealStore;
import org.tongban.application.seal.SealSamples;
import org.tongban.application.transaction.EffectHandler.Result;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealKind;

/** What happens to a case leads to its papers, each once, and they stay as they are. */
class OfficialPapersTest {
  private static final List<String> ORIGINALS = List.of("id-card", "household");

  private final CaseDesk desk = new CaseDesk();
  private final InMemoryPaperStore store = new InMemoryPaperStore(desk.transactions);
  private final InMemoryPaperTemplateStore templates =
      new InMemoryPaperTemplateStore(desk.transactions);
  private final InMemorySealStore seals = new InMemorySealStore(desk.transactions);
  private boolean signs = true;
  private final List<PaperPress.Sheet> printed = new ArrayList<>();
  private final MakePapers making = making(this::print, desk.identifiers);
  private final CasePapersService papers =
      new CasePapersService(desk.transactions, desk.tracking, store, desk.vault);
  private final Set<String> done = new HashSet<>();
  private SubjectId person;

  @FunctionalInterface
  private interface Printer {
    PaperPress.Printing print(PaperPress.Sheet sheet);
  }

  private MakePapers making(Printer printer, Identifiers identifiers) {
    var press =
        new PaperPress() {
          @Override
          public List<String> faults(PaperKind kind, String body) {
            return List.of();
          }

          @Override
          public Printing print(Sheet sheet) {
            return printer.print(sheet);
          }

          @Override
          public Printing preview(Sheet sheet) {
            throw new AssertionError("Nothing is previewed");
          }
        };
    return new MakePapers(
        desk.transactions,
        desk.cases,
        store,
        templates,
        desk.subjects,
        desk.places,
        new PaperWording(desk.catalogue, desk.places),
        desk.vault,
        press,
        new SealPapers(seals, () -> signs, desk.clock),
        identifiers);
  }

  /** Different bytes each time, as a press may give. */
  private PaperPress.Printing print(PaperPress.Sheet sheet) {
    printed.add(sheet);
    return new PaperPress.Printing.Done(
        (printed.size() + " " + sheet.number()).getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void registerPerson() {
    person = desk.person();
  }

  private List<Outbox.Effect> effects() {
    return desk.outbox.effects().stream()
        .filter(effect -> effect.kind().equals("paper.make"))
        .toList();
  }

  /** Carries out what is open, and says which kinds of papers came of it. */
  private List<PaperKind> made() {
    var before = printed.size();
    for (var effect : effects()) {
      if (done.add(effect.reference())) {
        assertThat(making.handle(effect)).isEqualTo(new Result.Done());
      }
    }
    return printed.subList(before, printed.size()).stream().map(PaperPress.Sheet::kind).toList();
  }

  private CaseId online(DeliveryChoice delivery) {
    return desk.onlineCase(person, delivery).id();
  }

  private CaseId received(DeliveryChoice delivery) {
    var id = online(delivery);
    desk.step(id, new CaseCommand.Receive(ORIGINALS));
    return id;
  }

  private CaseId accepted(DeliveryChoice delivery) {
    var id = received(delivery);
    desk.step(id, new CaseCommand.Accept(List.of()));
    return id;
  }

  private static CaseCommand asking() {
    return new CaseCommand.RequestCorrection(
        List.of(
            new CaseState.CorrectionNotice.Point("photo", "人像不清楚，请换一张"),
            new CaseState.CorrectionNotice.Point("phone", "号码少一位，请改正")),
        "");
  }

  private void decide(CaseId id, Outcome outcome) {
    desk.step(id, new CaseCommand.PassReview("属实"));
    desk.step(id, new CaseCommand.Decide(outcome, "不符合年龄条件或者符合"));
  }

  /** Brings a case to where the paper follows. */
  private CaseId until(PaperKind kind) {
    return switch (kind) {
      case RECEIPT -> received(CaseDesk.mail());
      case CORRECTION_NOTICE -> {
        var id = received(CaseDesk.mail());
        desk.step(id, asking());
        yield id;
      }
      case ACCEPTANCE -> {
        var caller = CaseDesk.resident(person);
        var draft = desk.opened(caller, CaseDesk.ALLOWANCE, person, Optional.empty());
        var filled = desk.filled(caller, draft, CaseDesk.online(ActingAs.SELF), CaseDesk.mail());
        var without = desk.drafting.take(caller, filled.id(), "photo").orElseThrow().draft();
        var id = desk.filed(caller, without).id();
        desk.step(id, new CaseCommand.Receive(ORIGINALS));
        desk.step(
            id,
            new CaseCommand.Accept(
                List.of(new CaseFact.Promise("photo", LocalDate.of(2026, 3, 9)))));
        yield id;
      }
      case REFUSAL -> {
        var id = received(CaseDesk.mail());
        desk.step(id, new CaseCommand.RefuseAcceptance("不属于本机关职权"));
        yield id;
      }
      case SPECIAL_PROCEDURE -> {
        var id = accepted(CaseDesk.mail());
        desk.step(id, new CaseCommand.Suspend(SpecialProcedure.EXPERT_REVIEW, "需要专家评审"));
        yield id;
      }
      case EXTENSION -> {
        var id = accepted(CaseDesk.mail());
        desk.step(id, new CaseCommand.RequestExtension(WorkingDays.of(10), "要到外地核实"));
        desk.done(
            CaseDesk.staff(9, Role.HEAD, CaseDesk.OFFICE),
            id,
            new CaseCommand.DecideExtension(true, "要到外地核实"));
        yield id;
      }
      case APPROVAL -> {
        var id = accepted(CaseDesk.pickUp(CaseDesk.HALL));
        decide(id, Outcome.APPROVED);
        yield id;
      }
      case REJECTION -> {
        var id = accepted(CaseDesk.mail());
        decide(id, Outcome.REJECTED);
        yield id;
      }
      case DELIVERY_PROOF -> {
        var id = accepted(CaseDesk.pickUp(CaseDesk.HALL));
        decide(id, Outcome.APPROVED);
        desk.step(id, new CaseCommand.Issue("高龄津贴决定书", ""));
        desk.step(id, new CaseCommand.HandOver("本人，居民身份证"));
        yield id;
      }
      case WITHDRAWAL -> {
        var id = received(CaseDesk.mail());
        desk.done(CaseDesk.resident(person), id, new CaseCommand.Withdraw("材料没有备齐"));
        yield id;
      }
      case LAPSE -> {
        var id = received(CaseDesk.mail());
        desk.step(id, asking());
        desk.on(((CaseState.Correcting) desk.file(id).state()).answerBy().plusDays(1));
        desk.timers.run();
        yield id;
      }
      case ORIGINALS_RETURN -> {
        var id = received(CaseDesk.mail());
        desk.step(id, new CaseCommand.RefuseAcceptance("不属于本机关职权"));
        desk.done(
            CaseDesk.staff(1, Role.REVIEWER, CaseDesk.OFFICE),
            id,
            new CaseCommand.ReturnOriginals("本人"));
        yield id;
      }
    };
  }

  /** Words that must be on the paper, wherever. */
  private static List<String> saying(PaperKind kind) {
    return switch (kind) {
      case RECEIPT -> List.of("2026年3月9日", "户口簿", "已收原件", "待交原件", "2");
      case CORRECTION_NOTICE -> List.of("一寸照片", "人像不清楚，请换一张", "联系电话", "15个工作日", "2026年3月23日");
      case ACCEPTANCE -> List.of("容缺受理", "一寸照片", "2026年3月9日", "2026年3月23日", "15个工作日");
      case REFUSAL, ORIGINALS_RETURN -> List.of("不属于本机关职权。", "户口簿", "居民身份证");
      case SPECIAL_PROCEDURE -> List.of("专家评审", "需要专家评审。", "2026年3月16日", "2026年4月7日");
      case EXTENSION -> List.of("10个工作日", "要到外地核实。", "2026年4月7日", "2026年4月14日");
      case APPROVAL -> List.of("窗口或村站领取", "2026年3月16日");
      case REJECTION -> List.of("不符合年龄条件或者符合。", "户口簿");
      case DELIVERY_PROOF -> List.of("高龄津贴决定书", "本人，居民身份证", "是");
      case WITHDRAWAL -> List.of("材料没有备齐。", "2026年3月2日", "户口簿");
      case LAPSE -> List.of("2026年3月23日", "2026年3月2日", "户口簿");
    };
  }

  @ParameterizedTest
  @EnumSource
  void eachIsMadeOnceOfWhatHappened(PaperKind kind) {
    var id = until(kind);
    assertThat(made()).containsOnlyOnce(kind);
    var paper =
        store.ofCase(id).stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    assertThat(paper.on())
        .isEqualTo(kind == PaperKind.LAPSE ? desk.access.today() : CaseDesk.MONDAY);
    assertThat(paper.number().serial()).isEqualTo(1);
    assertThat(paper.file()).isPresent();

    var words = sheet(kind).words();
    var vocabulary = PaperVocabulary.of(kind);
    assertThat(words.values().keySet())
        .containsExactlyInAnyOrderElementsOf(
            vocabulary.words().stream().map(PaperVocabulary.Word::name).toList());
    assertThat(words.lists().keySet())
        .containsExactlyInAnyOrderElementsOf(
            vocabulary.lists().stream().map(PaperVocabulary.Listed::name).toList());
    for (var list : vocabulary.lists()) {
      assertThat(words.lists().get(list.name()))
          .isNotEmpty()
          .allSatisfy(
              entry ->
                  assertThat(entry.keySet())
                      .containsExactlyInAnyOrderElementsOf(
                          list.fields().stream().map(PaperVocabulary.Word::name).toList()));
    }
    assertThat(
            Stream.concat(
                words.values().values().stream(),
                words.lists().values().stream()
                    .flatMap(List::stream)
                    .flatMap(entry -> entry.values().stream())))
        .containsAll(saying(kind));
  }

  private PaperPress.Sheet sheet(PaperKind kind) {
    return printed.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void whoAsksForCorrectionsBeforeTheReceiptWasRecordedMakesTheReceiptOutToo() {
    var id = online(CaseDesk.mail());
    desk.step(id, asking());
    assertThat(made()).containsExactly(PaperKind.RECEIPT, PaperKind.CORRECTION_NOTICE);
    assertThat(store.ofCase(id)).extracting(OfficialPaper::sequence).containsExactly(2, 2);
  }

  @Test
  void silenceLeadsToReceiptAndAcceptance() {
    online(CaseDesk.mail());
    desk.on(LocalDate.of(2026, 3, 10));
    desk.timers.run();
    assertThat(made()).containsExactly(PaperKind.RECEIPT, PaperKind.ACCEPTANCE);
    assertThat(sheet(PaperKind.ACCEPTANCE).words().values())
        .containsEntry("manner", "逾期未告知补正，自收到之日起视为受理")
        .containsEntry("acceptedOn", "2026年3月2日");
  }

  @Test
  void aRefusedExtensionChangesNothingAndHasNoPaper() {
    var id = accepted(CaseDesk.mail());
    desk.step(id, new CaseCommand.RequestExtension(WorkingDays.of(10), "要到外地核实"));
    made();
    desk.done(
        CaseDesk.staff(9, Role.HEAD, CaseDesk.OFFICE),
        id,
        new CaseCommand.DecideExtension(false, "人手足够"));
    assertThat(made()).isEmpty();
  }

  @Test
  void theProofOfAParcelNamesItsWaybill() {
    var id = accepted(CaseDesk.mail());
    decide(id, Outcome.APPROVED);
    desk.step(id, new CaseCommand.Issue("高龄津贴决定书", ""));
    var lost = new DispatchId(new UUID(7, 1));
    desk.handling.recordDispatch(id, lost, new Waybill(new CourierName("ems"), "FIRST1"));
    desk.handling.recordReturn(id, lost, "地址不详");
    var dispatch = new DispatchId(new UUID(7, 2));
    desk.handling.recordDispatch(id, dispatch, new Waybill(new CourierName("ems"), "SECOND2"));
    desk.handling.recordDelivery(id, dispatch, CaseDesk.MONDAY, "本人");
    made();
    assertThat(sheet(PaperKind.DELIVERY_PROOF).words().values())
        .containsEntry("waybill", "ems SECOND2")
        .containsEntry("signature", "")
        .containsEntry("receivedBy", "本人");
    assertThat(sheet(PaperKind.DELIVERY_PROOF).unit())
        .isEqualTo(desk.places.organisation().nameOf(CaseDesk.OFFICE));
  }

  @Test
  void numbersGoOnWithoutGapsForEachUnitAndKind() {
    for (int cases = 0; cases < 3; cases++) {
      accepted(CaseDesk.mail());
    }
    desk.farCase(person, CaseDesk.mail());
    made();
    var numbers = printed.stream().map(PaperPress.Sheet::number).toList();
    assertThat(numbers)
        .contains(
            "MZJ-440983收〔2026〕1号",
            "MZJ-440983收〔2026〕2号",
            "MZJ-440983收〔2026〕3号",
            "MZJ-440983受〔2026〕1号",
            "MZJ-440983受〔2026〕3号")
        .doesNotHaveDuplicates();
  }

  @Test
  void theCaseAsItStoodThenIsWhatThePaperSays() {
    var id = received(CaseDesk.mail());
    desk.step(id, asking());
    var late = List.copyOf(effects());
    desk.on(CaseDesk.MONDAY.plusDays(1));
    desk.done(CaseDesk.resident(person), id, new CaseCommand.Withdraw("不办了"));
    late.forEach(effect -> assertThat(making.handle(effect)).isEqualTo(new Result.Done()));
    assertThat(printed)
        .extracting(PaperPress.Sheet::kind)
        .containsExactly(PaperKind.RECEIPT, PaperKind.CORRECTION_NOTICE);
    assertThat(printed).extracting(PaperPress.Sheet::on).containsOnly(CaseDesk.MONDAY);
    assertThat(printed.getFirst().words().values()).containsEntry("noticeBy", "2026年3月9日");
  }

  @Test
  void aRepeatedEffectMakesNothingMore() {
    var id = received(CaseDesk.mail());
    made();
    var before = store.ofCase(id);
    effects().forEach(effect -> assertThat(making.handle(effect)).isEqualTo(new Result.Done()));
    assertThat(printed).hasSize(1);
    assertThat(store.ofCase(id)).isEqualTo(before);
  }

  @Test
  void ofTwoInstancesTheFirstCountsAndTheOtherLeavesNothing() {
    var id = received(CaseDesk.mail());
    var effect = effects().getFirst();
    var lost = new UUID(77, 1);
    var other =
        making(
            sheet -> {
              // While this one prints, the other instance is done.
              assertThat(making.handle(effect)).isEqualTo(new Result.Done());
              return new PaperPress.Printing.Done("later".getBytes(StandardCharsets.UTF_8));
            },
            () -> lost);
    assertThat(other.handle(effect)).isEqualTo(new Result.Done());
    assertThat(store.ofCase(id)).hasSize(1);
    var paper = store.ofCase(id).getFirst();
    assertThat(paper.file()).isPresent().isNotEqualTo(Optional.of(lost));
    assertThat(desk.vault.read(lost, person)).isEmpty();
    var caller = CaseDesk.resident(person);
    assertThat(papers.open(caller, id, paper.id()).orElseThrow().pdf())
        .isEqualTo("1 MZJ-440983收〔2026〕1号".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void withoutAFontTheNumberIsGivenAndThePaperIsMadeLater() {
    var id = received(CaseDesk.mail());
    var effect = effects().getFirst();
    var lacking = making(_ -> new PaperPress.Printing.Unavailable("no font"), desk.identifiers);
    assertThat(lacking.handle(effect)).isInstanceOf(Result.Retry.class);
    var waiting = store.ofCase(id).getFirst();
    assertThat(waiting.file()).isEmpty();
    assertThat(papers.open(CaseDesk.resident(person), id, waiting.id())).isEmpty();
    made();
    assertThat(store.ofCase(id)).hasSize(1);
    assertThat(store.ofCase(id).getFirst().made(waiting.id().value(), Optional.empty()))
        .isEqualTo(waiting.made(waiting.id().value(), Optional.empty()));
  }

  private Seal.InUse used(SealKind kind) {
    var seal = SealSamples.drawn(SampleCityFixture.XINYI_OFFICE, kind);
    seals.addDrawn(List.of(seal));
    return seal;
  }

  private void revoke(Seal seal) {
    var act = new Seal.Act(SealSamples.APPROVER, desk.clock.instant());
    var revoked = new Seal.Revoked(seal.registration(), seal.approved(), act, "遗失");
    seals.replace(revoked, 1);
  }

  @Test
  void aPaperBearsTheSealThatItsKindAsksFor() {
    var official = used(SealKind.OFFICIAL);
    var acceptance = used(SealKind.ACCEPTANCE);
    var id = accepted(CaseDesk.mail());
    made();
    assertThat(store.ofCase(id))
        .extracting(OfficialPaper::kind, paper -> paper.seal().orElseThrow())
        .containsExactly(
            tuple(PaperKind.RECEIPT, acceptance.registration().id()),
            tuple(PaperKind.ACCEPTANCE, acceptance.registration().id()));
    assertThat(printed.getLast().seal().orElseThrow().seal()).isEqualTo(acceptance.registration());
    decide(id, Outcome.APPROVED);
    made();
    assertThat(store.ofCase(id).getLast().seal()).contains(official.registration().id());
  }

  @Test
  void whatIsRevokedOrNotSignedIsSetOnNothing() {
    var seal = used(SealKind.ACCEPTANCE);
    signs = false;
    var first = received(CaseDesk.mail());
    made();
    assertThat(store.ofCase(first).getFirst().seal()).isEmpty();
    signs = true;
    var second = received(CaseDesk.mail());
    made();
    assertThat(store.ofCase(second).getFirst().seal()).contains(seal.registration().id());
    revoke(seal);
    var third = received(CaseDesk.mail());
    made();
    assertThat(store.ofCase(third).getFirst().seal()).isEmpty();
    assertThat(store.ofCase(third).getFirst().file()).isPresent();
    assertThat(store.ofCase(second).getFirst().seal()).contains(seal.registration().id());
  }

  @Test
  void aSealThatIsRevokedWhileThePaperIsMadeIsNotUsed() {
    var seal = used(SealKind.ACCEPTANCE);
    var id = received(CaseDesk.mail());
    var thrown = new UUID(78, 1);
    var slow =
        making(
            sheet -> {
              revoke(seal);
              return new PaperPress.Printing.Done("sealed".getBytes(StandardCharsets.UTF_8));
            },
            () -> thrown);
    // Its number is given before.
    assertThat(
            making(_ -> new PaperPress.Printing.Unavailable("no font"), desk.identifiers)
                .handle(effects().getFirst()))
        .isInstanceOf(Result.Retry.class);
    assertThat(slow.handle(effects().getFirst())).isInstanceOf(Result.Retry.class);
    assertThat(store.ofCase(id).getFirst().file()).isEmpty();
    assertThat(desk.vault.read(thrown, person)).isEmpty();
    made();
    assertThat(store.ofCase(id).getFirst().file()).isPresent();
    assertThat(store.ofCase(id).getFirst().seal()).isEmpty();
  }

  @Test
  @Tag("I6")
  void onlyWhomTheCaseConcernsGetsItAndTheSameBytesEachTime() {
    var id = received(CaseDesk.mail());
    made();
    var paper = store.ofCase(id).getFirst();
    for (var caller : List.of(CaseDesk.resident(person), desk.clerkOf(id))) {
      assertThat(papers.ofCase(caller, id)).contains(List.of(paper));
      var first = papers.open(caller, id, paper.id()).orElseThrow().pdf();
      assertThat(papers.open(caller, id, paper.id()).orElseThrow().pdf()).isEqualTo(first);
    }
    var other = desk.person();
    var theirs = desk.onlineCase(other, CaseDesk.mail()).id();
    for (var stranger :
        List.of(
            CaseDesk.resident(other),
            CaseDesk.staff(5, Role.REVIEWER, SampleCityFixture.MAONAN_OFFICE))) {
      assertThat(papers.ofCase(stranger, id)).isEmpty();
      assertThat(papers.open(stranger, id, paper.id())).isEmpty();
      assertThat(papers.open(stranger, theirs, paper.id())).isEmpty();
    }
  }

  @Test
  void anEffectOfNoCaseIsForAPerson() {
    var gone =
        new Outbox.Effect(
            "paper.make",
            "x/2",
            Optional.empty(),
            new LinkedHashMap<>(Map.of("case", new UUID(6, 6).toString(), "sequence", "2")));
    assertThat(making.handle(gone)).isInstanceOf(Result.NeedsPerson.class);
  }
}
