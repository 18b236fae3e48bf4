package org.tongban.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CitizenIdTest {
  private static final String SYNTHETIC = "449999198503120010";

  @Nested
  class Of {
    @Test
    void acceptsTheStandardsOwnExamples() {
      assertThat(CitizenId.of("11010519491231002X").sex()).isEqualTo(Sex.FEMALE);
      assertThat(CitizenId.of("440524188001010014").sex()).isEqualTo(Sex.MALE);
    }

    @Test
    void readsTheParts() {
      var id = CitizenId.of(SYNTHETIC);
      assertThat(id.birthDate()).isEqualTo(LocalDate.of(1985, 3, 12));
      assertThat(id.sex()).isEqualTo(Sex.MALE);
      assertThat(id.regionPrefix()).isEqualTo("449999");
      assertThat(id.isSynthetic()).isTrue();
      assertThat(CitizenId.of("11010519491231002X").isSynthetic()).isFalse();
    }

    @Test
    void putsTypingRight() {
      assertThat(CitizenId.of(" 110105 19491231 002x ").value()).isEqualTo("11010519491231002X");
      assertThat(CitizenId.of("４４９９９９１９８５０３１２００１０").value()).isEqualTo(SYNTHETIC);
    }

    @Test
    void keepsTheConstructorToNormalForms() {
      assertThatIllegalArgumentException().isThrownBy(() -> new CitizenId("11010519491231002x"));
      assertThatIllegalArgumentException().isThrownBy(() -> new CitizenId(null));
    }

    @Test
    void saysWhyWithoutRepeatingTheNumber() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CitizenId.of("449999198503120011"))
          .withMessageContaining("校验不通过")
          .withMessageNotContaining("1985");
    }
  }

  @Nested
  class Problem {
    @Test
    void isEmptyForAValidNumber() {
      assertThat(CitizenId.problem(SYNTHETIC)).isEmpty();
    }

    @Test
    void namesWhatIsWrong() {
      assertThat(CitizenId.problem(null)).hasValue("请填写公民身份号码");
      assertThat(CitizenId.problem("  ")).hasValue("请填写公民身份号码");
      assertThat(CitizenId.problem("440524800101001").orElseThrow()).contains("15位");
      assertThat(CitizenId.problem("4499991985031200").orElseThrow()).contains("现为16位");
      assertThat(CitizenId.problem("44999919850312A010").orElseThrow()).contains("前17位应为数字");
      assertThat(CitizenId.problem("009999198503120010").orElseThrow()).contains("地区代码");
      assertThat(CitizenId.problem("449999198502300010").orElseThrow()).contains("出生日期");
      assertThat(CitizenId.problem("449999238503120010").orElseThrow()).contains("出生年份");
      assertThat(CitizenId.problem("449999198503120011").orElseThrow()).contains("校验");
    }

    @Test
    void knowsTheUnbornWhenToldTheDay() {
      var born = LocalDate.of(2026, 11, 23);
      var typed = SyntheticPeople.citizenId(born, 1).value();
      assertThat(CitizenId.problem(typed)).isEmpty();
      assertThat(CitizenId.problem(typed, born)).isEmpty();
      assertThat(CitizenId.problem(typed, born.minusDays(1)).orElseThrow()).contains("晚于今天");
      assertThat(CitizenId.problem("x", born).orElseThrow()).contains("18位");
    }
  }

  @Nested
  class AgeOn {
    @Test
    void risesOnTheBirthday() {
      var id = SyntheticPeople.citizenId(LocalDate.of(1946, 11, 24), 2);
      assertThat(id.ageOn(LocalDate.of(2026, 11, 23))).isEqualTo(new Age(79));
      assertThat(id.ageOn(LocalDate.of(2026, 11, 24)).atLeast(80)).isTrue();
    }

    @Test
    void risesOnTheFirstOfMarchForALeapDay() {
      var id = SyntheticPeople.citizenId(LocalDate.of(2008, 2, 29), 1);
      assertThat(id.ageOn(LocalDate.of(2026, 2, 28))).isEqualTo(new Age(17));
      assertThat(id.ageOn(LocalDate.of(2026, 3, 1))).isEqualTo(new Age(18));
    }

    @Test
    void refusesADayBeforeTheBirth() {
      var id = CitizenId.of(SYNTHETIC);
      assertThatIllegalArgumentException().isThrownBy(() -> id.ageOn(LocalDate.of(1985, 3, 11)));
    }
  }

  @Test
  void showsNothingInLogsAndLittleOnPages() {
    assertThat(CitizenId.of(SYNTHETIC)).hasToString("CitizenId[***]");
    assertThat(CitizenId.of(SYNTHETIC).masked()).isEqualTo("4499**********0010");
  }
}
