package org.tongban.domain.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.Condition.Facts;
import org.tongban.domain.item.Condition.Question;
import org.tongban.domain.item.Eligibility.Unmet;
import org.tongban.domain.person.Sex;
import org.tongban.domain.place.RegionCode;

/** Who may apply, by what is known of them. */
class EligibilityTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final BasicCode OTHER = new BasicCode("440700001000");

  private static Facts facts(
      SubjectKind kind, LocalDate born, Sex sex, RegionCode home, BasicCode... granted) {
    return new Facts(
        Optional.ofNullable(kind),
        Optional.ofNullable(born),
        Optional.ofNullable(sex),
        Optional.ofNullable(home),
        Map.of(),
        Set.of(granted),
        TODAY,
        SampleCityFixture.regions());
  }

  private static final Facts STRANGER = facts(null, null, null, null);
  private static final Facts WOMAN =
      facts(SubjectKind.PERSON, LocalDate.of(2005, 3, 2), Sex.FEMALE, SampleCityFixture.VILLAGE);

  private static Eligibility of(Facts facts, Condition... conditions) {
    return Eligibility.of(SampleCityFixture.asking(List.of(), List.of(conditions)), facts);
  }

  private static List<String> asked(Facts facts, Condition... conditions) {
    return of(facts, conditions) instanceof Eligibility.MoreNeeded(var questions)
        ? questions.stream().map(Question::key).toList()
        : List.of();
  }

  private static List<Unmet> unmet(Facts facts, Condition... conditions) {
    return of(facts, conditions) instanceof Eligibility.NotEligible(var unmet) ? unmet : List.of();
  }

  @Test
  void ageCountsFromTheBirthdayOn() {
    assertThat(of(WOMAN, new Condition.MinimumAge(21))).isEqualTo(new Eligibility.Eligible());
    var dayYounger =
        facts(SubjectKind.PERSON, LocalDate.of(2005, 3, 3), null, SampleCityFixture.VILLAGE);
    assertThat(unmet(dayYounger, new Condition.MinimumAge(21)))
        .singleElement()
        .satisfies(no -> assertThat(no.why()).contains("2026-03-03"));
    assertThat(unmet(WOMAN, new Condition.BelowAge(21))).hasSize(1);
  }

  @Test
  void anAgeForOneSexDoesNotConcernTheOther() {
    var men = new Condition.MinimumAge(22, Optional.of(Sex.MALE), "");
    var women = new Condition.MinimumAge(20, Optional.of(Sex.FEMALE), "");
    assertThat(of(WOMAN, men, women)).isEqualTo(new Eligibility.Eligible());
    var man =
        facts(SubjectKind.PERSON, LocalDate.of(2005, 3, 2), Sex.MALE, SampleCityFixture.VILLAGE);
    assertThat(unmet(man, men, women)).extracting(Unmet::about).containsExactly("conditions/0");
    assertThat(asked(STRANGER, men, women)).contains("sex");
  }

  @Test
  void whatIsNotMetIsNamedAllAtOnceWithWhatToDoInstead() {
    var no =
        unmet(
            facts(
                SubjectKind.PERSON,
                LocalDate.of(2020, 1, 1),
                Sex.MALE,
                SampleCityFixture.VILLAGE,
                OTHER),
            new Condition.MinimumAge(80, Optional.empty(), "先办优待证。"),
            new Condition.HomeWithin(new RegionCode("450900"), "玉林市", "去玉林办。"),
            new Condition.OfSex(Sex.FEMALE, ""),
            new Condition.PriorResult(OTHER, "残疾人证", false, "请办换领。"));
    assertThat(no)
        .extracting(Unmet::about)
        .containsExactly("conditions/0", "conditions/1", "conditions/2", "conditions/3");
    assertThat(no.getFirst().words()).endsWith("先办优待证。");
    assertThat(no.get(1).instead()).contains(SampleCityFixture.asking(List.of(), List.of()).item());
  }

  @Test
  void aResultThatIsNotKnownIsAskedFor() {
    var needed = new Condition.PriorResult(OTHER, "残疾人证", true, "先办残疾人证。");
    var key = "result-" + OTHER;
    assertThat(asked(WOMAN, needed)).containsExactly(key);
    assertThat(of(WOMAN.declaring(Map.of(key, true)), needed))
        .isEqualTo(new Eligibility.Eligible());
    assertThat(unmet(WOMAN.declaring(Map.of(key, false)), needed))
        .singleElement()
        .satisfies(no -> assertThat(no.instead()).contains(OTHER));
    var holder = facts(SubjectKind.PERSON, null, null, null, OTHER);
    assertThat(of(holder, needed)).isEqualTo(new Eligibility.Eligible());
  }

  @Test
  void declarationsAndResidenceAreTheApplicantsOwnWords() {
    var years = new Condition.Declared("five-years", "参保满五年了吗？", true, "满五年再来。");
    var lives = new Condition.ResidenceWithin(SampleCityFixture.XINYI, "信宜市", "");
    assertThat(asked(WOMAN, years, lives)).containsExactly("five-years", "residence-440983");
    assertThat(
            of(WOMAN.declaring(Map.of("five-years", true, "residence-440983", true)), years, lives))
        .isEqualTo(new Eligibility.Eligible());
    assertThat(unmet(WOMAN.declaring(Map.of("five-years", false)), years, lives))
        .extracting(Unmet::advice)
        .containsExactly("满五年再来。");
  }

  @Test
  void anOrganisationHasNoAge() {
    var company = facts(SubjectKind.ORGANISATION, null, null, SampleCityFixture.VILLAGE);
    var sample = new SampleCityFixture.ImplementationSample("07", 8, "个体工商户登记");
    sample.subjects = Set.of(SubjectKind.PERSON, SubjectKind.ORGANISATION);
    sample.conditions = List.of(new Condition.MinimumAge(18), new Condition.OfSex(Sex.MALE, ""));
    assertThat(Eligibility.of(sample.build(), company)).isEqualTo(new Eligibility.Eligible());
    assertThat(Eligibility.of(SampleCityFixture.forOrganisations(), WOMAN))
        .isInstanceOf(Eligibility.NotEligible.class);
  }
}
