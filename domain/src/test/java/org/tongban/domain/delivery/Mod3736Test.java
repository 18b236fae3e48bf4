package org.tongban.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class Mod3736Test {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @Test
  void givesThePublishedExampleOfTheGlobalReleaseIdentifier() {
    assertThat(Mod3736.checkCharacter("A12425GABC1234002")).isEqualTo('M');
    assertThat(Mod3736.isValid("A12425GABC1234002M")).isTrue();
  }

  @Test
  void refusesOtherCharactersAndNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Mod3736.checkCharacter("a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Mod3736.checkCharacter("1.2"));
    assertThatIllegalArgumentException().isThrownBy(() -> Mod3736.checkCharacter(""));
    assertThat(Mod3736.isValid("")).isFalse();
    assertThat(Mod3736.isValid("M")).isFalse();
    assertThat(Mod3736.isValid("A1-2425G-ABC1234002-M")).isFalse();
  }

  @Test
  void missesOneSwapIn36OfCharactersThatFollowEachOtherAndNoOther() {
    for (var one = 0; one < 36; one++) {
      for (var other = one + 1; other < 36; other++) {
        var follow = other - one == 1 || other - one == 35;
        assertThat(missedSwaps(ALPHABET.charAt(one), ALPHABET.charAt(other)))
            .isEqualTo(follow ? 1 : 0);
      }
    }
  }

  /** After how many of the 36 possible characters before them. */
  private static long missedSwaps(char one, char other) {
    return ALPHABET
        .chars()
        .filter(
            before ->
                Mod3736.checkCharacter("" + (char) before + one + other)
                    == Mod3736.checkCharacter("" + (char) before + other + one))
        .count();
  }
}
