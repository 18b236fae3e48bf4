package org.tongban.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tongban.domain.person.SyntheticPeople;

class LicenceNumberTest {
  private static final String ROOT = "1.2.156.3005.2.";
  private static final LicenceNumber EXAMPLE =
      new LicenceNumber("11100000000013338W011", SyntheticPeople.company(7), "000000001", 1);

  @Test
  void writesItsPartsAfterTheRoot() {
    assertThat(EXAMPLE.value())
        .startsWith(ROOT + "11100000000013338W011." + SyntheticPeople.company(7).value())
        .matches(".*\\.000000001\\.001\\.[0-9A-Z]");
    assertThat(EXAMPLE).hasToString(EXAMPLE.value());
    assertThat(EXAMPLE.nextVersion().version()).isEqualTo(2);
  }

  @Test
  void refusesPartsOutOfForm() {
    var issuer = SyntheticPeople.company(7);
    assertThatIllegalArgumentException().isThrownBy(() -> new LicenceNumber("a", issuer, "1", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LicenceNumber("A", issuer, "", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LicenceNumber("A", issuer, "1.", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LicenceNumber("A", issuer, "1", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LicenceNumber("A", issuer, "1", 1000));
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(LicenceNumber.problem(null)).hasValue("请填写电子证照标识");
    assertThat(LicenceNumber.problem("1.2.3").orElseThrow()).contains("应以" + ROOT + "开头");
    assertThat(LicenceNumber.problem(EXAMPLE.value().replace(".001.", ".000.")).orElseThrow())
        .contains("版本号");
    assertThat(LicenceNumber.problem(EXAMPLE.value().replace("TE5T", "TE6T")).orElseThrow())
        .contains("颁发机构");
    assertThat(LicenceNumber.problem(EXAMPLE.value().replace(".001.", ".002.")).orElseThrow())
        .contains("校验");
    assertThatIllegalArgumentException().isThrownBy(() -> LicenceNumber.of("1.2.3"));
  }

  @Property
  void isReadAsItWasWritten(
      @ForAll @IntRange(max = 9999) int company,
      @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '0', to = '9') String serial,
      @ForAll @IntRange(min = 1, max = 999) int version) {
    var number = new LicenceNumber("ABC0Z", SyntheticPeople.company(company), serial, version);
    assertThat(LicenceNumber.of(number.value())).isEqualTo(number);
    assertThat(LicenceNumber.of(" " + number.value().toLowerCase() + "\n")).isEqualTo(number);
  }

  @Property
  void aWrongCharacterIsFound(
      @ForAll @IntRange(max = 9999) int company,
      @ForAll @IntRange(min = 15, max = 73) int place,
      @ForAll @CharRange(from = '0', to = '9') @CharRange(from = 'A', to = 'Z') char other) {
    var value = numbered(company).value();
    Assume.that(place < value.length() && value.charAt(place) != other);
    assertThat(
            LicenceNumber.problem(value.substring(0, place) + other + value.substring(place + 1)))
        .isPresent();
  }

  @Property
  void swappedNeighboursAreFound(
      @ForAll @IntRange(max = 9999) int company, @ForAll @IntRange(min = 15, max = 72) int place) {
    var value = numbered(company).value();
    Assume.that(place + 1 < value.length() && apart(value.charAt(place), value.charAt(place + 1)));
    var wrong = new StringBuilder(value);
    wrong.setCharAt(place, value.charAt(place + 1));
    wrong.setCharAt(place + 1, value.charAt(place));
    assertThat(LicenceNumber.problem(wrong.toString())).isPresent();
  }

  /** Not the same and no characters that follow each other, see {@link Mod3736}. */
  private static boolean apart(char one, char other) {
    var distance = Math.abs(Character.digit(one, 36) - Character.digit(other, 36));
    return distance > 1 && distance < 35;
  }

  private static LicenceNumber numbered(int company) {
    return new LicenceNumber(
        "11100000000013338W011",
        SyntheticPeople.company(company),
        "%09d".formatted(company * 7919),
        1 + company % 999);
  }
}
