package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaseNumberTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final long MAXIMUM = (1L << 40) - 1;

  @Nested
  class Create {
    @Test
    void writesRegionDateRandomAndCheck() {
      assertThat(CaseNumber.create("440902", DAY, 0).display())
          .matches("440902-261123-0000000[0-9]-[0-9A-Z]");
      assertThat(CaseNumber.create("440902", DAY, MAXIMUM).display())
          .matches("440902-261123-(ZZZZZZZ|0000000).-[0-9A-Z]");
      var zone = CaseNumber.create("4409BH", DAY, 33);
      assertThat(zone.toString()).matches("4409BH-261123-0000001[1-9]-[0-9A-Z]");
      assertThat(zone.regionCode()).isEqualTo("4409BH");
      assertThat(zone.date()).isEqualTo(DAY);
    }

    @Test
    void refusesWhatDoesNotFit() {
      assertThatIllegalArgumentException().isThrownBy(() -> CaseNumber.create("440902001", DAY, 0));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CaseNumber.create("440902", LocalDate.of(2100, 1, 1), 0));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CaseNumber.create("440902", DAY, MAXIMUM + 1));
      assertThatIllegalArgumentException().isThrownBy(() -> CaseNumber.create("440902", DAY, -1));
    }
  }

  @Nested
  class Problem {
    @Test
    void namesWhatIsWrong() {
      var value = CaseNumber.create("440902", DAY, 123456789).value();
      assertThat(CaseNumber.problem(value)).isEmpty();
      assertThat(CaseNumber.problem("440902-261123-7KQ2M9XR-N")).isEmpty();
      assertThat(CaseNumber.problem(null)).hasValue("请填写申报号");
      assertThat(CaseNumber.problem(" - ")).hasValue("请填写申报号");
      assertThat(CaseNumber.problem(value.substring(1)).orElseThrow()).contains("现为20位");
      assertThat(CaseNumber.problem(value.replace("261123", "261323")).orElseThrow())
          .contains("日期");
      assertThat(CaseNumber.problem(value.replace("261123", "26U123")).orElseThrow())
          .contains("形如");
      assertThat(CaseNumber.problem(value.replace("261123", "261122")).orElseThrow())
          .contains("校验");
      assertThatIllegalArgumentException().isThrownBy(() -> CaseNumber.of("x"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CaseNumber(CaseNumber.of(value).display()));
    }
  }

  @Property
  void isReadHoweverItIsTyped(@ForAll @LongRange(max = MAXIMUM) long random) {
    var number = CaseNumber.create("4409GX", DAY, random);
    var shown = number.display();
    assertThat(CaseNumber.of(number.value())).isEqualTo(number);
    assertThat(CaseNumber.of(shown)).isEqualTo(number);
    assertThat(CaseNumber.of(shown.toLowerCase())).isEqualTo(number);
    assertThat(CaseNumber.of(" " + shown.replace("-", " — ") + "\t")).isEqualTo(number);
    assertThat(CaseNumber.of(shown.replace('0', 'O').replace('1', 'I'))).isEqualTo(number);
    assertThat(CaseNumber.of(shown.replace('0', 'o').replace('1', 'l'))).isEqualTo(number);
    var fullWidth = new StringBuilder();
    shown.chars().forEach(c -> fullWidth.append((char) (c + 0xFEE0)));
    assertThat(CaseNumber.of(fullWidth.toString())).isEqualTo(number);
  }

  @Property
  void hasNoLettersThatLookLikeOthers(@ForAll @LongRange(max = MAXIMUM) long random) {
    assertThat(CaseNumber.create("4409GX", DAY, random).value().substring(6))
        .doesNotContainPattern("[ILOU]");
  }

  @Property
  void aWrongCharacterIsFound(
      @ForAll @LongRange(max = MAXIMUM) long random,
      @ForAll @IntRange(max = 20) int place,
      @ForAll @CharRange(from = '0', to = '9') @CharRange(from = 'A', to = 'Z') char other) {
    var value = CaseNumber.create("440902", DAY, random).value();
    Assume.that(plain(other) != plain(value.charAt(place)));
    assertThat(CaseNumber.problem(value.substring(0, place) + other + value.substring(place + 1)))
        .isPresent();
  }

  @Property
  void swappedNeighboursAreFound(
      @ForAll @LongRange(max = MAXIMUM) long random, @ForAll @IntRange(max = 19) int place) {
    var value = CaseNumber.create("440902", DAY, random).value();
    var one = value.charAt(place);
    var other = value.charAt(place + 1);
    var distance = Math.abs(Character.digit(one, 36) - Character.digit(other, 36));
    // The check character finds only 35 in 36 swaps of characters that follow each other.
    Assume.that(distance > 1 && distance < 35);
    var swapped = value.substring(0, place) + other + one + value.substring(place + 2);
    assertThat(CaseNumber.problem(swapped)).isPresent();
  }

  @Property
  void anyTextIsEitherAProblemOrANumber(@ForAll String text) {
    assertThat(CaseNumber.problem(text).isEmpty() && CaseNumber.of(text).value().length() != 21)
        .isFalse();
  }

  private static char plain(char character) {
    return switch (character) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      default -> character;
    };
  }
}
