package org.tongban.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CustodyCodeTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Test
  void tellsWhatItIsOn() {
    assertThat(CustodyCode.create(CustodyCode.Kind.ENVELOPE, 7).kind())
        .isEqualTo(CustodyCode.Kind.ENVELOPE);
    assertThat(CustodyCode.create(CustodyCode.Kind.LIST, 7).kind())
        .isEqualTo(CustodyCode.Kind.LIST);
  }

  @Test
  void givesSeedsThatFollowEachOtherCodesThatDiffer() {
    assertThat(
            LongStream.range(0, 20_000)
                .mapToObj(seed -> CustodyCode.create(CustodyCode.Kind.ENVELOPE, seed)))
        .doesNotHaveDuplicates();
  }

  @Test
  void isReadHoweverItIsTyped() {
    var code = CustodyCode.create(CustodyCode.Kind.ENVELOPE, 42);
    assertThat(CustodyCode.of(" " + code.display().toLowerCase(java.util.Locale.ROOT) + "\r\n"))
        .isEqualTo(code);
    assertThat(CustodyCode.of(code.value().replace('0', 'O').replace('1', 'l'))).isEqualTo(code);
  }

  @Test
  void findsEverySingleWrongCharacter() {
    var code = CustodyCode.create(CustodyCode.Kind.ENVELOPE, 42).value();
    for (int at = 1; at < code.length(); at++) {
      for (var wrong : ALPHABET.toCharArray()) {
        if (wrong != code.charAt(at)) {
          var typed = code.substring(0, at) + wrong + code.substring(at + 1);
          assertThat(CustodyCode.problem(typed)).as(typed).isPresent();
        }
      }
    }
  }

  @Test
  void refusesWhatIsNoCodeInWordsThatSayWhatToDo() {
    for (var typed : new String[] {null, "", "x", "6901234567892", "D0000000000O0"}) {
      assertThat(CustodyCode.problem(typed)).hasValueSatisfying(it -> assertThat(it).contains("请"));
    }
    assertThatThrownBy(() -> new CustodyCode("x")).isInstanceOf(IllegalArgumentException.class);
  }
}
