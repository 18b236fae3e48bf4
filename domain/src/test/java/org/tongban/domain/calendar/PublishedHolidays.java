package org.tongban.domain.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The State Council's notices of 2019 to 2026 as sample data. */
public final class PublishedHolidays {
  static final int FIRST_YEAR = 2019;
  static final int LAST_YEAR = 2026;
  private static final Path FILE = Path.of("../server/src/main/resources/sample-data/holidays.csv");

  private PublishedHolidays() {}

  /** The rows: date, kind (holiday, workday), name. */
  static List<String[]> rows() {
    try (var lines = Files.lines(FILE)) {
      return lines.skip(1).filter(line -> !line.isBlank()).map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<PublishedDay> days() {
    return rows().stream()
        .map(row -> new PublishedDay(LocalDate.parse(row[0]), row[1].equals("workday"), row[2]))
        .toList();
  }

  static Set<Integer> years() {
    return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR).boxed().collect(Collectors.toSet());
  }

  /** The calendar they make. */
  public static WorkingCalendar calendar() {
    return WorkingCalendar.of(days(), years());
  }
}
