package org.tongban.domain.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;

/** Versions, what tells them apart, and the codes they stand under. */
class VersionsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
  private static final ImplementationRef REF = SampleCityFixture.allowance().ref();

  @Test
  void beginAndEndByThemselves() {
    var version = new PublishedVersion(REF, DAY, Optional.of(DAY.plusDays(10)), false);
    assertThat(version.inForceOn(DAY.minusDays(1))).isFalse();
    assertThat(version.pendingOn(DAY.minusDays(1))).isTrue();
    assertThat(version.stateOn(DAY.minusDays(1))).isEqualTo(VersionState.PUBLISHED);
    assertThat(version.inForceOn(DAY)).isTrue();
    assertThat(version.inForceOn(DAY.plusDays(9))).isTrue();
    assertThat(version.inForceOn(DAY.plusDays(10))).isFalse();
    assertThat(version.stateOn(DAY.plusDays(10))).isEqualTo(VersionState.SUPERSEDED);
  }

  @Test
  void mayEndBeforeTheyBegan() {
    var never = new PublishedVersion(REF, DAY, Optional.of(DAY), true);
    assertThat(never.inForceOn(DAY)).isFalse();
    assertThat(never.pendingOn(DAY.minusDays(1))).isFalse();
    assertThat(never.stateOn(DAY.minusDays(1))).isEqualTo(VersionState.WITHDRAWN);
    assertThatThrownBy(() -> new PublishedVersion(REF, DAY, Optional.of(DAY.minusDays(1)), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sayFieldByFieldWhatChanged() {
    var before = new ImplementationSample("05", 1, "高龄老人津贴");
    var after = new ImplementationSample("05", 1, "高龄老人津贴");
    after.limits = Limits.of(WorkingDays.of(20), WorkingDays.of(10), "行政许可法第四十二条");
    after.channels = EnumSet.of(Channel.WEB, Channel.ANY_WINDOW);
    assertThat(ImplementationDifference.between(before.build(), after.build()))
        .extracting(ImplementationDifference::field)
        .containsExactly("承诺时限", "渠道");
    assertThat(ImplementationDifference.between(before.build(), after.build()).getFirst())
        .isEqualTo(new ImplementationDifference("承诺时限", "15个工作日", "10个工作日"));
    assertThat(ImplementationDifference.between(before.build(), before.build())).isEmpty();
  }

  @Test
  void haveBusinessCodesOfThirtyThreeCharacters() {
    var code = SampleCityFixture.allowance().businessCode();
    assertThat(code.value()).hasSize(33).startsWith(REF.code().value()).endsWith("01");
    assertThat(code.implementation()).isEqualTo(REF.code());
    assertThat(code.serial()).isEqualTo(1);
    assertThat(BusinessCode.isValid(REF.code() + "00")).isFalse();
    assertThat(BusinessCode.isValid(REF.code() + "1")).isFalse();
    assertThat(BusinessCode.isValid(REF.code() + "A1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"990500001000", "440300001", "44aa00001000", "449900001000", ""})
  void haveNoBasicCodesOfAnotherStructure(String code) {
    assertThat(BasicCode.isValid(code)).isFalse();
  }

  @Test
  void haveBasicCodesOfFourParts() {
    var code = new BasicCode("440512345678");
    assertThat(code.province()).isEqualTo("44");
    assertThat(code.type()).isEqualTo(ItemType.BENEFIT);
    assertThat(code.mainItem()).isEqualTo("12345");
    assertThat(code.subItem()).isEqualTo("678");
  }
}
