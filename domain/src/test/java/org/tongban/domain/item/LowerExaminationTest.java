package org.tongban.domain.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.PlanRequest;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.casework.RoutePlanner;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.place.Level;

/** 行政许可法 §43: lower levels examine for at most 20 working days. */
class LowerExaminationTest {
  private static List<ChainStep> chain(int village, int town) {
    return List.of(
        new ChainStep(Level.VILLAGE, "村委会", WorkingDays.of(village)),
        new ChainStep(Level.TOWN, "社会事务办", WorkingDays.of(town)));
  }

  @Test
  void allLevelsTogetherMayTakeTwentyDays() {
    assertThat(LowerExamination.problem(ItemType.LICENSING, chain(10, 10), "依据")).isEmpty();
    assertThat(LowerExamination.problem(ItemType.LICENSING, chain(10, 11), "依据"))
        .hasValueSatisfying(words -> assertThat(words).contains("21 个工作日").contains("第四十三条"));
  }

  @Test
  void otherTypesMayTakeLongerIfABasisSaysSo() {
    assertThat(LowerExamination.problem(ItemType.BENEFIT, chain(10, 11), "地方法规另有规定")).isEmpty();
    assertThat(LowerExamination.problem(ItemType.BENEFIT, chain(10, 11), " ")).isPresent();
  }

  private static RoutePlan plan(String type) {
    var sample = new ImplementationSample(type, 9, "测试事项");
    sample.modes = java.util.EnumSet.of(HandlingMode.CROSS_LEVEL);
    sample.chain = chain(10, 11);
    sample.limits = Limits.of(WorkingDays.of(60), WorkingDays.of(40), "测试依据");
    var way =
        new Way(
            HandlingMode.CROSS_LEVEL,
            Channel.VILLAGE_STATION,
            Optional.of(SampleCityFixture.STATION),
            SampleCityFixture.VILLAGE,
            ActingAs.SELF);
    return new RoutePlanner(SampleCityFixture.organisation())
        .plan(
            new PlanRequest(
                sample.build(),
                SubjectKind.PERSON,
                SampleCityFixture.VILLAGE,
                way,
                new DeliveryChoice.Electronic()));
  }

  @Test
  void noRouteIsPlannedOverALongerExamination() {
    assertThat(plan("05")).isInstanceOf(RoutePlan.Planned.class);
    assertThat(plan("01"))
        .isInstanceOfSatisfying(
            RoutePlan.Unlawful.class,
            unlawful ->
                assertThat(unlawful.reasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason).contains("第四十三条")));
  }
}
