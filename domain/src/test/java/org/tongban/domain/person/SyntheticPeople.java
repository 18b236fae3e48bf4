package org.tongban.domain.person;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Invented people, organisations and phones for tests, the same for the same index: region 449999,
 * names with 测, phone prefix 154.
 */
public final class SyntheticPeople {
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
  private static final int BIRTH_DAYS = 28_000;
  private static final int SEQUENCES = 999;
  private static final String CITIZEN_CHECKS = "0123456789X";
  private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private SyntheticPeople() {}

  /** The citizen id of the invented person, {@code index} 0 to 27,971,999; another for each. */
  public static CitizenId citizenId(int index) {
    var birth = FIRST_BIRTH.plusDays((index * 7919L) % BIRTH_DAYS);
    return citizenId(birth, index / BIRTH_DAYS % SEQUENCES + 1);
  }

  /** The id with that birth date and sequence 1 to 999 (odd: male). */
  public static CitizenId citizenId(LocalDate birth, int sequence) {
    var body =
        "449999%04d%02d%02d%03d"
            .formatted(birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth(), sequence);
    return only(CITIZEN_CHECKS.chars().mapToObj(check -> body + (char) check), CitizenId::problem)
        .map(CitizenId::of)
        .orElseThrow();
  }

  /** The code of the invented company, {@code index} 0 to 9999. */
  public static UnifiedSocialCreditCode company(int index) {
    var body = "91449999TE5T%04d".formatted(index);
    return only(
            CODE_CHARACTERS
                .chars()
                .boxed()
                .flatMap(
                    organisation ->
                        CODE_CHARACTERS
                            .chars()
                            .mapToObj(check -> body + (char) (int) organisation + (char) check)),
            UnifiedSocialCreditCode::problem)
        .map(UnifiedSocialCreditCode::of)
        .orElseThrow();
  }

  /** The mobile number of the invented person, {@code index} 0 to 99,999,999. */
  public static MobileNumber phone(int index) {
    return MobileNumber.of("154%08d".formatted(index));
  }

  /** The invented person's name; names repeat. */
  public static PersonName name(int index) {
    var given = "安平福康宁静文武春夏秋冬";
    return PersonName.of(
        "测"
            + given.charAt(Math.floorMod(index, given.length()))
            + given.charAt(Math.floorMod(index / given.length(), given.length())));
  }

  private static Optional<String> only(
      Stream<String> candidates, Function<String, Optional<String>> problem) {
    return candidates.filter(candidate -> problem.apply(candidate).isEmpty()).findFirst();
  }
}
