package org.tongban.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PersonNameTest {
  @Test
  void acceptsNamesOfAllPeoples() {
    for (var name :
        new String[] {"测安", "测试欧阳", "阿测·买买提", "Test O'Neil-Ceshi", "J. Ceshi Jr.", "𠮷测"}) {
      assertThat(PersonName.problem(name)).as(name).isEmpty();
    }
  }

  @Test
  void putsTypingRight() {
    assertThat(PersonName.of("　 测安 ").value()).isEqualTo("测安");
    assertThat(PersonName.of("阿测•买买提")).isEqualTo(PersonName.of("阿测・买买提"));
    assertThat(PersonName.of("Test   Ceshi").value()).isEqualTo("Test Ceshi");
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(" 测安"));
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(PersonName.problem(null)).hasValue("请填写姓名");
    assertThat(PersonName.problem("测").orElseThrow()).contains("2至50个字");
    assertThat(PersonName.problem("𠮷").orElseThrow()).contains("2至50个字");
    assertThat(PersonName.problem("测".repeat(51)).orElseThrow()).contains("2至50个字");
    assertThat(PersonName.problem("测".repeat(50))).isEmpty();
    for (var name : new String[] {"测1", "测<b>", "·测安", "测安·", "测@安", "测\u200B安"}) {
      assertThat(PersonName.problem(name).orElseThrow()).as(name).contains("只能包含");
    }
  }

  @Test
  void marksInventedNames() {
    assertThat(PersonName.of("测安").isSynthetic()).isTrue();
    assertThat(PersonName.of("安平").isSynthetic()).isFalse();
  }

  @Test
  void showsNothingInLogsAndLittleOnPages() {
    assertThat(PersonName.of("测安宁")).hasToString("PersonName[***]");
    assertThat(PersonName.of("测安宁").masked()).isEqualTo("测*");
    assertThat(PersonName.of("𠮷测").masked()).isEqualTo("𠮷*");
  }
}
