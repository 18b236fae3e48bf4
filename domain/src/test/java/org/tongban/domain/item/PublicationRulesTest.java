package org.tongban.domain.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.item.PublicationRules.Reason;
import org.tongban.domain.item.PublicationRules.Topic;
import org.tongban.domain.place.Level;

class PublicationRulesTest {
  private static final PublicationRules RULES =
      new PublicationRules(
          PublicationRules.Surroundings.of(
              SampleCityFixture.organisation(), Set.of(SampleCityFixture.YULIN)));

  private static List<Topic> topics(Implementation version) {
    return RULES.reasonsAgainst(version).stream().map(Reason::topic).distinct().toList();
  }

  private static ImplementationSample licence() {
    return new ImplementationSample("01", 6, "养老机构设立许可");
  }

  static Stream<Implementation> samples() {
    return Stream.of(
        SampleCityFixture.allowance(),
        SampleCityFixture.withoutAgreement(),
        SampleCityFixture.forOrganisations(),
        SampleCityFixture.nationwide());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void letsWhatIsInOrderPass(Implementation version) {
    assertThat(RULES.reasonsAgainst(version)).isEmpty();
  }

  @Test
  void holdsLicencesToTheLimitsOfTheLaw() {
    var slow = licence();
    slow.crossProvince = CrossProvince.NONE;
    slow.modes.remove(HandlingMode.JOINT);
    slow.limits =
        new Limits(
            WorkingDays.of(21),
            WorkingDays.of(21),
            WorkingDays.of(6),
            WorkingDays.of(15),
            WorkingDays.of(11),
            WorkingDays.of(11),
            "《中华人民共和国行政许可法》第四十二条");
    assertThat(topics(slow.build()))
        .containsExactly(
            Topic.LEGAL_LIMIT, Topic.EXTENSION_LIMIT, Topic.NOTICE_LIMIT, Topic.DELIVERY_LIMIT);
    assertThat(RULES.reasonsAgainst(slow.build()).getFirst().words())
        .contains("21", "20", "请在时限依据中写明");
  }

  @Test
  void takesAnotherLawForALongerLimit() {
    var slow = licence();
    slow.limits = Limits.of(WorkingDays.of(60), WorkingDays.of(60), "《中华人民共和国食品安全法》第三十五条");
    assertThat(RULES.reasonsAgainst(slow.build())).isEmpty();
  }

  @Test
  void allowsFortyFiveWorkingDaysWhereAuthoritiesDecideJointly() {
    var joint = licence();
    joint.limits = Limits.of(WorkingDays.of(45), WorkingDays.of(45), "行政许可法第四十二条");
    assertThat(RULES.reasonsAgainst(joint.build())).isEmpty();
    joint.limits = Limits.of(WorkingDays.of(46), WorkingDays.of(45), "行政许可法第四十二条");
    assertThat(topics(joint.build())).containsExactly(Topic.LEGAL_LIMIT);
  }

  @Test
  void bindsOnlyLicences() {
    var benefit = new ImplementationSample("05", 1, "高龄老人津贴");
    benefit.limits = Limits.of(WorkingDays.of(60), WorkingDays.of(60), "本市办法");
    assertThat(RULES.reasonsAgainst(benefit.build())).isEmpty();
  }

  @Test
  void namesEveryReasonAtOnce() {
    var broken = licence();
    broken.kind = CaseKind.IMMEDIATE;
    broken.channels = Set.of();
    broken.actors = Set.of();
    broken.subjects = Set.of();
    broken.modes = EnumSet.of(HandlingMode.CROSS_LEVEL);
    broken.crossProvince =
        new CrossProvince(Set.of(SampleCityFixture.GUILIN), Set.of(HandlingMode.JOINT));
    broken.reach = Reach.SAME_CITY;
    broken.deliveryWays = Set.of();
    assertThat(topics(broken.build()))
        .containsExactlyInAnyOrder(
            Topic.KIND,
            Topic.CHANNELS,
            Topic.SUBJECTS,
            Topic.ACTORS,
            Topic.CROSS_PROVINCE,
            Topic.MATERIALS,
            Topic.CHAIN,
            Topic.DELIVERY_WAYS);
  }

  @Test
  void wantsAChannelForEveryMode() {
    var sample = new ImplementationSample("05", 2, "困难老人补贴");
    sample.crossProvince = CrossProvince.NONE;
    sample.modes = EnumSet.of(HandlingMode.AT_COUNTER);
    sample.channels = EnumSet.of(Channel.WEB);
    assertThat(topics(sample.build())).contains(Topic.CHANNELS);
  }

  @Test
  void wantsChainsFromLowToHighWithinThePromise() {
    var sample = new ImplementationSample("05", 3, "最低生活保障");
    sample.chain =
        List.of(
            new ChainStep(Level.TOWN, "社会事务办", WorkingDays.of(10)),
            new ChainStep(Level.VILLAGE, "村委会", WorkingDays.of(5)),
            new ChainStep(Level.COUNTY, "民政局", WorkingDays.of(5)));
    assertThat(RULES.reasonsAgainst(sample.build()))
        .extracting(Reason::topic)
        .containsExactly(Topic.CHAIN, Topic.CHAIN, Topic.PROMISED_LIMIT);
  }

  @Test
  void wantsADeliveryThatFitsTheResult() {
    var sample = new ImplementationSample("05", 4, "老年人优待证");
    var good = sample.build();
    var onPaper =
        changed(good, List.of(new Implementation.ResultPaper("证", false, true)), good.conditions());
    assertThat(topics(onPaper)).containsExactly(Topic.DELIVERY_WAYS);
    assertThat(topics(changed(good, List.of(), good.conditions()))).contains(Topic.RESULTS);
  }

  @Test
  void seesConditionsThatNobodyMeets() {
    var good = new ImplementationSample("05", 5, "津贴").build();
    var contradiction =
        List.<Condition>of(
            new Condition.MinimumAge(60),
            new Condition.BelowAge(60),
            new Condition.HomeWithin(SampleCityFixture.XINYI, "信宜市"),
            new Condition.HomeWithin(SampleCityFixture.MAONAN, "茂南区"));
    assertThat(RULES.reasonsAgainst(changed(good, good.results(), contradiction)))
        .extracting(Reason::topic)
        .containsExactly(Topic.CONDITIONS, Topic.CONDITIONS);
    var possible =
        List.<Condition>of(
            new Condition.MinimumAge(18),
            new Condition.BelowAge(60),
            new Condition.HomeWithin(SampleCityFixture.XINYI, "信宜市"),
            new Condition.HomeWithin(SampleCityFixture.CITY, "茂名市"));
    assertThat(RULES.reasonsAgainst(changed(good, good.results(), possible))).isEmpty();
  }

  private static Implementation changed(
      Implementation from, List<Implementation.ResultPaper> results, List<Condition> conditions) {
    return new Implementation(
        from.ref(),
        from.name(),
        from.kind(),
        from.authority(),
        from.department(),
        from.level(),
        from.territory(),
        from.subjects(),
        conditions,
        from.materials(),
        from.form(),
        from.limits(),
        from.modes(),
        from.channels(),
        from.actors(),
        from.reach(),
        from.crossProvince(),
        from.chain(),
        from.deciding(),
        from.twoPersons(),
        from.specialProcedures(),
        from.deliveryWays(),
        results,
        from.fee(),
        from.laws(),
        from.contact(),
        from.complaint());
  }
}
