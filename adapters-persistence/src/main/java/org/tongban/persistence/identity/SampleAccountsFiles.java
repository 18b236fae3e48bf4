package org.tongban.persistence.identity;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Login;
import org.tongban.application.identity.SampleAccounts;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * Loads the invented accounts of sample mode from {@code sample-data/residents.csv}, {@code
 * companies.csv} and {@code staff.csv} on the class path. To be called once the sample city is
 * there.
 */
@Singleton
@Requires(property = "tongban.sample", value = "true")
public final class SampleAccountsFiles {
  /** The password of all sample staff. There is none outside sample mode. */
  public static final String PASSWORD = "tongban-sample";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private final SampleAccounts accounts;

  SampleAccountsFiles(SampleAccounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Adds whoever is missing.
   *
   * @return what was left out, a line each
   * @throws IllegalArgumentException if a file is wrong
   */
  public List<String> load() {
    return accounts.load(sample(), PASSWORD);
  }

  static SampleAccounts.Sample sample() {
    return new SampleAccounts.Sample(
        read("residents.csv", SampleAccountsFiles::person),
        read("companies.csv", SampleAccountsFiles::company),
        read("staff.csv", SampleAccountsFiles::duty));
  }

  private static SampleAccounts.Person person(CSVRecord line) {
    return new SampleAccounts.Person(
        new PersonName(line.get("name")),
        new CitizenId(line.get("citizen_id")),
        new MobileNumber(line.get("phone")),
        new RegionCode(line.get("home")));
  }

  private static SampleAccounts.Company company(CSVRecord line) {
    return new SampleAccounts.Company(
        line.get("name"),
        new UnifiedSocialCreditCode(line.get("credit_code")),
        new MobileNumber(line.get("phone")),
        new RegionCode(line.get("home")),
        new CitizenId(line.get("operator")));
  }

  private static SampleAccounts.Duty duty(CSVRecord line) {
    return new SampleAccounts.Duty(
        new Login(line.get("login")),
        line.get("name"),
        new Caller.Duty(Role.valueOf(line.get("role")), new UnitCode(line.get("unit"))),
        Optional.of(line.get("person")).filter(Predicate.not(String::isEmpty)).map(CitizenId::new));
  }

  private static <T> List<T> read(String file, Function<CSVRecord, T> reading) {
    try (var stream = SampleAccountsFiles.class.getResourceAsStream("/sample-data/" + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("There is no sample-data/" + file);
      }
      try (var lines = FORMAT.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        return lines.stream()
            .map(
                line -> {
                  try {
                    return reading.apply(line);
                  } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                        file + " line " + (line.getRecordNumber() + 1) + ": " + e.getMessage(), e);
                  }
                })
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
