package org.tongban.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UnifiedSocialCreditCodeTest {
  private static final String STANDARD = "91350100M000100Y43";

  @Test
  void acceptsTheStandardsOwnExample() {
    var code = UnifiedSocialCreditCode.of(STANDARD);
    assertThat(code.regionPrefix()).isEqualTo("350100");
    assertThat(code.organisationCode()).isEqualTo("M000100Y4");
    assertThat(code.isSynthetic()).isFalse();
    assertThat(code).hasToString(STANDARD);
  }

  @Test
  void acceptsAnOfficesCode() {
    assertThat(UnifiedSocialCreditCode.problem("11100000000013338W")).isEmpty();
  }

  @Test
  void putsTypingRight() {
    assertThat(UnifiedSocialCreditCode.of(" 91350100 m000100y43 ").value()).isEqualTo(STANDARD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnifiedSocialCreditCode("91350100m000100y43"));
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(UnifiedSocialCreditCode.problem(null)).hasValue("请填写统一社会信用代码");
    assertThat(UnifiedSocialCreditCode.problem("9135").orElseThrow()).contains("现为4位");
    assertThat(UnifiedSocialCreditCode.problem("91350100M00O100Y43").orElseThrow())
        .contains("不含I、O、S、V、Z");
    assertThat(UnifiedSocialCreditCode.problem("91350100M000100Y53").orElseThrow())
        .contains("主体标识码");
    assertThat(UnifiedSocialCreditCode.problem("91350100M000100Y44").orElseThrow())
        .contains("校验不通过")
        .doesNotContain("主体标识码");
  }

  @Test
  void checksTheInnerCodeEvenWhenTheOuterOneIsRight() {
    var wrongInside =
        "0123456789ABCDEFGHJKLMNPQRTUWXY"
            .chars()
            .mapToObj(check -> "91350100M000100Y5" + (char) check);
    assertThat(wrongInside.map(UnifiedSocialCreditCode::problem)).allMatch(p -> p.isPresent());
  }
}
