package org.tongban.domain.item;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.domain.place.Level;

/**
 * What an answer must not go below or above; what it means depends on the kind of the field:
 *
 * <ul>
 *   <li>{@code NUMBER}: numbers;
 *   <li>{@code DATE}: dates such as {@code 2026-01-31}, or days counted from the one the answer is
 *       given on: {@code today}, {@code today-18y}, {@code today+6m}, {@code today+30d};
 *   <li>{@code GROUP}: how many members, whole numbers up to {@link #MOST_MEMBERS}; {@code most} is
 *       necessary;
 *   <li>{@code REGION}: {@code least} is the name of the coarsest {@link Level} that will do.
 * </ul>
 *
 * @param least empty for none
 * @param most empty for none
 */
public record FieldBounds(String least, String most) {
  /** No bounds. */
  public static final FieldBounds NONE = new FieldBounds("", "");

  /** How many members a group may ever have. */
  public static final int MOST_MEMBERS = 20;

  private static final Pattern FROM_TODAY = Pattern.compile("today(?:([+-][0-9]{1,5})([dmy]))?");

  public FieldBounds {
    Objects.requireNonNull(least);
    Objects.requireNonNull(most);
  }

  /** Why these can't be bounds of a field of that kind, in words for people; empty if they can. */
  public Optional<String> problem(FormField.Kind kind) {
    return switch (kind) {
      case NUMBER -> numbers();
      case DATE ->
          isDay(least) && isDay(most)
              ? Optional.empty()
              : Optional.of("DATE 的范围应为日期，或 today、today-18y、today+6m、today+30d 这样的写法");
      case GROUP -> members();
      case REGION ->
          most.isEmpty() && (least.isEmpty() || coarsest().isPresent())
              ? Optional.empty()
              : Optional.of("REGION 的 least 应为 COUNTY、TOWN 或 VILLAGE，most 留空");
      case TEXT,
          LONG_TEXT,
          CHOICE,
          PHONE,
          BANK_ACCOUNT,
          YES_NO,
          MULTIPLE_CHOICE,
          CITIZEN_ID,
          CREDIT_CODE ->
          least.isEmpty() && most.isEmpty()
              ? Optional.empty()
              : Optional.of("只有 NUMBER、DATE、REGION 和 GROUP 有范围");
    };
  }

  private Optional<String> numbers() {
    for (var text : new String[] {least, most}) {
      if (!text.isEmpty() && FormField.number(text).isEmpty()) {
        return Optional.of("NUMBER 的范围应为数字");
      }
    }
    return leastNumber().isPresent()
            && mostNumber().isPresent()
            && leastNumber().get().compareTo(mostNumber().get()) > 0
        ? Optional.of("least 不能大于 most")
        : Optional.empty();
  }

  private Optional<String> members() {
    var wrong = "GROUP 的 most 应为 1 到 " + MOST_MEMBERS + " 的整数，least 不大于 most";
    if (!most.matches("[0-9]{1,2}") || !least.matches("[0-9]{0,2}")) {
      return Optional.of(wrong);
    }
    return mostMembers() < 1 || mostMembers() > MOST_MEMBERS || leastMembers() > mostMembers()
        ? Optional.of(wrong)
        : Optional.empty();
  }

  private static boolean isDay(String text) {
    return text.isEmpty()
        || FROM_TODAY.matcher(text).matches()
        || FormField.realDate(text).isPresent();
  }

  /** The least number, of a field that asks for one. */
  public Optional<BigDecimal> leastNumber() {
    return FormField.number(least);
  }

  /** The greatest number, of a field that asks for one. */
  public Optional<BigDecimal> mostNumber() {
    return FormField.number(most);
  }

  /** The first day, of a field that asks for one. */
  public Optional<LocalDate> leastDate(LocalDate today) {
    return day(least, today);
  }

  /** The last day, of a field that asks for one. */
  public Optional<LocalDate> mostDate(LocalDate today) {
    return day(most, today);
  }

  private static Optional<LocalDate> day(String text, LocalDate today) {
    var found = FROM_TODAY.matcher(text);
    if (!found.matches()) {
      return FormField.realDate(text);
    }
    if (found.group(1) == null) {
      return Optional.of(today);
    }
    int count = Integer.parseInt(found.group(1));
    try {
      return Optional.of(
          switch (found.group(2)) {
            case "d" -> today.plusDays(count);
            case "m" -> today.plusMonths(count);
            default -> today.plusYears(count);
          });
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** How few members a group may have. */
  public int leastMembers() {
    return least.isEmpty() ? 0 : Integer.parseInt(least);
  }

  /** How many members a group may have. */
  public int mostMembers() {
    return Integer.parseInt(most);
  }

  /** The coarsest level a region may have. */
  public Optional<Level> coarsest() {
    return switch (least) {
      case "COUNTY" -> Optional.of(Level.COUNTY);
      case "TOWN" -> Optional.of(Level.TOWN);
      case "VILLAGE" -> Optional.of(Level.VILLAGE);
      default -> Optional.empty();
    };
  }
}
