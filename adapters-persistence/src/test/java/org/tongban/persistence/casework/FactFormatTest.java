package org.tongban.persistence.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.application.casework.CaseSamples;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseState.CorrectionNotice;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.Stage;
import org.tongban.domain.casework.StageKind;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/**
 * The ledger's JSON stays as it is: the files beside this test were written by the first version,
 * and every later one reads and writes the same. A test that fails here says that the format was
 * changed.
 */
class FactFormatTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  static Stream<CaseFact> facts() {
    var dispatch = new DispatchId(new UUID(0x70007L, 5));
    var upload =
        new Material("M1", Optional.of(new UUID(0x70007L, 6)), Material.Form.UPLOAD, "户口簿");
    return Stream.of(
        CaseSamples.submitted(
                new SubjectId(new UUID(0x70007L, 7)), Instant.parse("2026-03-02T04:00:00Z"), 7)
            .events()
            .getFirst()
            .fact(),
        new CaseFact.PreChecked(true, "齐全"),
        new CaseFact.Received(DAY, List.of("M1", "M2")),
        new CaseFact.Verified("居民身份证", ""),
        new CaseFact.Forwarded("交接单1"),
        new CaseFact.CorrectionRequested(
            new CorrectionNotice(List.of(new CorrectionNotice.Point("M1", "请重新拍照")), ""), DAY),
        new CaseFact.CorrectionAnswered(
            DAY,
            Map.of("reason", "更正", "bank", "6222"),
            List.of(
                upload,
                new Material("M2", Optional.empty(), Material.Form.ORIGINAL, ""),
                new Material("M3", Optional.empty(), Material.Form.DECLARATION, "承诺")),
            List.of()),
        new CaseFact.CorrectionLapsed(DAY),
        new CaseFact.Accepted(
            DAY, CaseFact.Acceptance.TOLERANT, List.of(new CaseFact.Promise("M2", DAY))),
        new CaseFact.PromiseKept(List.of(upload), List.of()),
        new CaseFact.PromiseMissed(DAY, List.of("M2")),
        new CaseFact.OriginalsTaken(List.of("M1")),
        new CaseFact.AcceptanceRefused("不属于职权", "可以复议"),
        new CaseFact.ReviewPassed(4, "符合条件"),
        new CaseFact.Returned(5, 4, "请复核"),
        new CaseFact.Suspended(SpecialProcedure.EXPERT_REVIEW, DAY, DAY.plusDays(9), true, "需要"),
        new CaseFact.Resumed(DAY, "通过"),
        new CaseFact.ExtensionRequested(new WorkingDays(5), "复杂"),
        new CaseFact.ExtensionDecided(false, new WorkingDays(5), "不同意"),
        new CaseFact.Decided(Outcome.APPROVED, DAY, "符合规定", ""),
        new CaseFact.Issued("老年人优待证", "测字〔2026〕1号", DAY),
        new CaseFact.Concluded(DAY),
        new CaseFact.DeliveryChanged(
            new DeliveryChoice.PickUp(CaseSamples.HALL),
            new Stage(
                StageKind.DELIVER,
                CaseSamples.HALL,
                CaseSamples.OFFICE,
                Role.WINDOW_CLERK,
                new WorkingDays(3))),
        new CaseFact.Dispatched(dispatch, "样例快递", "TEST1"),
        new CaseFact.DispatchReturned(dispatch, "无人签收"),
        new CaseFact.Delivered(DeliveryWay.MAIL, DAY, "测甲"),
        new CaseFact.Withdrawn("不办了"),
        new CaseFact.OriginalsMoved(
            List.of("M1"), new UnitCode("MZJ-449999"), new UnitCode("DT-449999"), "材料袋1"),
        new CaseFact.OriginalsLost(List.of("M1"), "快递运输中遗失"),
        new CaseFact.OriginalsReturned(List.of("M1"), "本人"));
  }

  @Test
  void everyFactHasAName() {
    assertThat(FactFormat.TYPES.values())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CaseFact.class.getPermittedSubclasses())
                .<Class<? extends CaseFact>>map(type -> type.asSubclass(CaseFact.class))
                .toList());
    assertThat(facts().map(FactFormat::nameOf))
        .containsExactlyInAnyOrderElementsOf(FactFormat.TYPES.keySet());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void isWrittenAndReadAsByTheFirstVersion(CaseFact fact) throws IOException {
    var name = FactFormat.nameOf(fact);
    var written = new String(FactFormat.write(fact), StandardCharsets.UTF_8);
    if (Boolean.getBoolean("tongban.write-golden-facts")) {
      var folder = Path.of("src/test/resources/org/tongban/persistence/casework/facts-1");
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".json"), written + "\n");
    }
    String golden;
    try (var stream = getClass().getResourceAsStream("facts-1/" + name + ".json")) {
      assertThat(stream).as("the file of " + name).isNotNull();
      golden = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    assertThat(written).isEqualTo(golden);
    assertThat(FactFormat.read(name, golden.getBytes(StandardCharsets.UTF_8))).isEqualTo(fact);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void skipsWhatANewerVersionAdded(CaseFact fact) {
    var json = new String(FactFormat.write(fact), StandardCharsets.UTF_8);
    var more =
        json.equals("{}") ? "{\"later\":1}" : "{\"later\":{\"deep\":[1,2]}," + json.substring(1);
    assertThat(FactFormat.read(FactFormat.nameOf(fact), more.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(fact);
  }

  @Test
  void whatALaterVersionAddedIsWrittenOnlyWhereItSaysSomething() {
    var taken = new CaseFact.PromiseKept(List.of(), List.of("M2"));
    var json = FactFormat.write(taken);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo("{\"materials\":[],\"originals\":[\"M2\"]}");
    assertThat(FactFormat.read("promise-kept", json)).isEqualTo(taken);
    var none = new CaseFact.PromiseKept(List.of(), List.of());
    assertThat(FactFormat.write(none))
        .isEqualTo("{\"materials\":[]}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLicenceUsedAsAMaterialIsNamedByItsIdentity() {
    var used =
        new CaseFact.PromiseKept(
            List.of(Material.ofLicence("M1", new UUID(0x70007L, 9))), List.of());
    var json = FactFormat.write(used);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"materials\":[{\"code\":\"M1\",\"form\":\"LICENCE\",\"note\":\"\","
                + "\"licence\":\"00000000-0007-0007-0000-000000000009\"}]}");
    assertThat(FactFormat.read("promise-kept", json)).isEqualTo(used);
  }

  @Test
  void everyFactOfALawfulLifeRoundTrips() {
    var random = new Random(5);
    var subject = new SubjectId(new UUID(0x70007L, 8));
    for (int i = 0; i < 40; i++) {
      CaseFile file =
          CaseSamples.submitted(subject, Instant.parse("2026-03-02T04:00:00Z"), i).file();
      var next = CaseSamples.next(file, random);
      while (next.isPresent() && next.get().file().sequence() < 40) {
        for (var event : next.get().events()) {
          var read =
              FactFormat.read(FactFormat.nameOf(event.fact()), FactFormat.write(event.fact()));
          assertThat(read).isEqualTo(event.fact());
        }
        next = CaseSamples.next(next.get().file(), random);
      }
    }
  }
}
