package org.tongban.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IdentifierPropertiesTest {
  private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @Property
  void aWrongDigitInACitizenIdIsFound(
      @ForAll @IntRange(max = 2_000_000) int person,
      @ForAll @IntRange(max = 17) int place,
      @ForAll @IntRange(max = 10) int other) {
    var value = SyntheticPeople.citizenId(person).value();
    var wrong = replaced(value, place, "0123456789X".charAt(other));
    Assume.that(!wrong.equals(value));
    assertThat(CitizenId.problem(wrong)).isPresent();
  }

  @Property
  void swappedNeighboursInACitizenIdAreFound(
      @ForAll @IntRange(max = 2_000_000) int person, @ForAll @IntRange(max = 16) int place) {
    var value = SyntheticPeople.citizenId(person).value();
    Assume.that(value.charAt(place) != value.charAt(place + 1));
    assertThat(CitizenId.problem(swapped(value, place))).isPresent();
  }

  @Property
  void aWrongCharacterInACreditCodeIsFound(
      @ForAll @IntRange(max = 9999) int company,
      @ForAll @IntRange(max = 17) int place,
      @ForAll @IntRange(max = 30) int other) {
    var value = SyntheticPeople.company(company).value();
    var wrong = replaced(value, place, CODE_CHARACTERS.charAt(other));
    Assume.that(!wrong.equals(value));
    assertThat(UnifiedSocialCreditCode.problem(wrong)).isPresent();
  }

  @Property
  void swappedNeighboursInACreditCodeAreFound(
      @ForAll @IntRange(max = 9999) int company, @ForAll @IntRange(max = 16) int place) {
    var value = SyntheticPeople.company(company).value();
    Assume.that(value.charAt(place) != value.charAt(place + 1));
    assertThat(UnifiedSocialCreditCode.problem(swapped(value, place))).isPresent();
  }

  @Property
  void anyTextIsEitherAProblemOrAnIdentifier(@ForAll String text) {
    assertThat(CitizenId.problem(text).isEmpty() && CitizenId.of(text).value().length() != 18)
        .isFalse();
    assertThat(
            UnifiedSocialCreditCode.problem(text).isEmpty()
                && UnifiedSocialCreditCode.of(text).value().length() != 18)
        .isFalse();
    assertThat(MobileNumber.problem(text).isEmpty() && MobileNumber.of(text).value().length() != 11)
        .isFalse();
    assertThat(PersonName.problem(text).isEmpty() && PersonName.of(text).value().isBlank())
        .isFalse();
  }

  @Property
  void inventedPeopleAreAlwaysTheSameAndMarkedAsSuch(@ForAll @IntRange(max = 9999) int index) {
    assertThat(SyntheticPeople.citizenId(index)).isEqualTo(SyntheticPeople.citizenId(index));
    assertThat(SyntheticPeople.citizenId(index).isSynthetic()).isTrue();
    assertThat(SyntheticPeople.company(index).isSynthetic()).isTrue();
    assertThat(SyntheticPeople.phone(index).isSynthetic()).isTrue();
    assertThat(SyntheticPeople.name(index).isSynthetic()).isTrue();
  }

  @Property(tries = 1)
  void inventedPeopleDiffer() {
    assertThat(IntStream.range(0, 100_000).mapToObj(SyntheticPeople::citizenId).distinct())
        .hasSize(100_000);
  }

  private static String replaced(String text, int place, char character) {
    return text.substring(0, place) + character + text.substring(place + 1);
  }

  private static String swapped(String text, int place) {
    return replaced(replaced(text, place, text.charAt(place + 1)), place + 1, text.charAt(place));
  }
}
