package org.tongban.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.place.UnitCode;

class SealTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final ActorId ONE = new ActorId(new UUID(1, 1));
  private static final ActorId OTHER = new ActorId(new UUID(1, 2));
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.123456789Z");

  private static SealRegistration registration() {
    return registration("测试市民政局", 42, LAST);
  }

  private static SealRegistration registration(String name, int diameter, LocalDate until) {
    return new SealRegistration(
        new SealId(new UUID(2, 2)),
        new UnitCode("MZJ-449999"),
        SealKind.OFFICIAL,
        name,
        diameter,
        FIRST,
        Optional.of(until),
        true,
        ONE,
        NOW);
  }

  private static Seal done(Seal.Change change) {
    return ((Seal.Change.Done) change).seal();
  }

  @Test
  void holdsFromTheFirstToTheLastOfItsDaysOnceSomebodyElseApproved() {
    var waiting = new Seal.Waiting(registration());
    assertThat(waiting.holds(FIRST)).isFalse();
    var used = done(waiting.approve(new Seal.Act(OTHER, NOW), FIRST));
    assertThat(used.holds(FIRST.minusDays(1))).isFalse();
    assertThat(used.holds(FIRST)).isTrue();
    assertThat(used.holds(LAST)).isTrue();
    assertThat(used.holds(LAST.plusDays(1))).isFalse();
    assertThat(done(used.revoke(new Seal.Act(ONE, NOW), "遗失")).holds(FIRST)).isFalse();
  }

  @Test
  @Tag("I7")
  void whoRegisteredItDoesNotApproveIt() {
    var waiting = new Seal.Waiting(registration());
    assertThat(waiting.approve(new Seal.Act(ONE, NOW), FIRST))
        .isInstanceOf(Seal.Change.Refused.class);
    assertThat(waiting.approve(new Seal.Act(OTHER, NOW), LAST.plusDays(1)))
        .isInstanceOf(Seal.Change.Refused.class);
    assertThat(waiting.approve(new Seal.Act(OTHER, NOW), LAST))
        .isInstanceOf(Seal.Change.Done.class);
  }

  @Test
  void itsRegistrationIsWhole() {
    assertThatThrownBy(() -> registration(" ", 42, LAST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registration("名".repeat(31), 42, LAST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registration("测试市民政局", 29, LAST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registration("测试市民政局", 51, LAST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registration("测试市民政局", 42, FIRST.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachPaperMayBearAtLeastTheOfficialSeal() {
    for (var kind : PaperKind.values()) {
      assertThat(kind.seals()).doesNotHaveDuplicates().contains(SealKind.OFFICIAL);
    }
    assertThat(PaperKind.ACCEPTANCE.seals()).startsWith(SealKind.ACCEPTANCE);
    assertThat(PaperKind.REFUSAL.seals()).startsWith(SealKind.ACCEPTANCE);
    assertThat(PaperKind.REJECTION.seals()).doesNotContain(SealKind.ACCEPTANCE);
  }

  /** Whatever the name: each letter within the rim, and none on another. */
  @ParameterizedTest
  @CsvSource({
    "OFFICIAL, 1, 42",
    "OFFICIAL, 30, 30",
    "APPROVAL, 6, 42",
    "ACCEPTANCE, 16, 42",
    "APPROVAL, 30, 50",
    "HANDLING, 24, 40",
    "APPROVAL, 12, 38"
  })
  void itsLettersStandWithinTheRimAndApart(SealKind kind, int length, int diameter) {
    var drawing = DrawnSeal.of(kind, "局".repeat(length), diameter);
    var inside = drawing.radius() - drawing.rim() / 2;
    for (var letter : drawing.letters()) {
      var half = letter.size() / 2;
      var farthest = Math.hypot(letter.x(), letter.y()) + half;
      if (letter.degrees() == 0 && letter.y() < 0) {
        farthest = Math.hypot(Math.abs(letter.x()) + half, Math.abs(letter.y()) + half);
      }
      assertThat(farthest).as(letter.toString()).isLessThanOrEqualTo(inside);
      assertThat(Math.hypot(letter.x(), letter.y()) - half * 1.42)
          .as("beside the star: " + letter)
          .isGreaterThan(Math.hypot(drawing.star().getFirst().x(), drawing.star().getFirst().y()));
    }
    for (int i = 0; i < drawing.letters().size(); i++) {
      for (int j = i + 1; j < drawing.letters().size(); j++) {
        var one = drawing.letters().get(i);
        var other = drawing.letters().get(j);
        assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
            .as(one + " and " + other)
            .isGreaterThanOrEqualTo((one.size() + other.size()) / 2 * 0.97);
      }
    }
    assertThat(drawing.letters().stream().map(DrawnSeal.Letter::text)).contains("示", "例");
  }
}
