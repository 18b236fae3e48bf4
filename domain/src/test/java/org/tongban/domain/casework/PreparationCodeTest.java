package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PreparationCodeTest {
  private static final long MAXIMUM = (1L << 40) - 1;

  @Property
  void isReadHoweverItIsTyped(@ForAll @LongRange(max = MAXIMUM) long random) {
    var code = PreparationCode.create(random);
    assertThat(PreparationCode.of(code.display())).isEqualTo(code);
    assertThat(PreparationCode.of(" " + code.value().toLowerCase(java.util.Locale.ROOT) + " "))
        .isEqualTo(code);
    assertThat(PreparationCode.of(code.value().replace('0', 'O').replace('1', 'l')))
        .isEqualTo(code);
  }

  @Property
  void findsEverySingleWrongCharacter(
      @ForAll @LongRange(max = MAXIMUM) long random,
      @ForAll @IntRange(max = 8) int position,
      @ForAll @CharRange(from = '2', to = '9') char wrong) {
    var value = PreparationCode.create(random).value();
    Assume.that(value.charAt(position) != wrong);
    var mistyped = value.substring(0, position) + wrong + value.substring(position + 1);
    assertThat(PreparationCode.problem(mistyped)).isPresent();
  }

  @Example
  void saysWhatIsWrong() {
    assertThat(PreparationCode.problem(null)).contains("请填写预填号");
    assertThat(PreparationCode.problem("1234"))
        .hasValueSatisfying(words -> assertThat(words).contains("形如"));
    assertThat(PreparationCode.problem("测测测测测测测测测")).isPresent();
  }
}
