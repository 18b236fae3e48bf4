package org.tongban.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MobileNumberTest {
  @Test
  void putsTypingRight() {
    for (var typed :
        new String[] {
          "15400000001",
          "154 0000 0001",
          "154-0000-0001",
          "+86 15400000001",
          "0086-15400000001",
          "１５４０００００００１"
        }) {
      assertThat(MobileNumber.of(typed).value()).isEqualTo("15400000001");
    }
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(MobileNumber.problem("")).hasValue("请填写手机号码");
    assertThat(MobileNumber.problem("1540000000a").orElseThrow()).contains("数字");
    assertThat(MobileNumber.problem("1540000000").orElseThrow()).contains("现为10位");
    assertThat(MobileNumber.problem("25400000001").orElseThrow()).contains("1开头");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MobileNumber.of("25400000001"))
        .withMessageNotContaining("2540");
    assertThatIllegalArgumentException().isThrownBy(() -> new MobileNumber("154 0000 0001"));
  }

  @Test
  void marksInventedNumbers() {
    assertThat(MobileNumber.of("15400000001").isSynthetic()).isTrue();
    assertThat(MobileNumber.of("13800138000").isSynthetic()).isFalse();
  }

  @Test
  void showsNothingInLogsAndLittleOnPages() {
    assertThat(MobileNumber.of("15400000001")).hasToString("MobileNumber[***]");
    assertThat(MobileNumber.of("15400000001").masked()).isEqualTo("154****0001");
  }
}
