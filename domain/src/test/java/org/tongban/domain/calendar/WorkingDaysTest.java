package org.tongban.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WorkingDaysTest {
  @Test
  void holdsZeroToAThousand() {
    assertThat(WorkingDays.of(0)).isEqualTo(WorkingDays.ZERO);
    assertThat(new WorkingDays(1000).count()).isEqualTo(1000);
    assertThatIllegalArgumentException().isThrownBy(() -> WorkingDays.of(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> WorkingDays.of(1001));
  }

  @Test
  void addsAnExtension() {
    assertThat(WorkingDays.of(20).plus(WorkingDays.of(10))).hasToString("30个工作日");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkingDays.of(1000).plus(WorkingDays.of(1)));
  }

  @Test
  void ordersByCount() {
    assertThat(WorkingDays.of(2)).isLessThan(WorkingDays.of(10));
  }
}
