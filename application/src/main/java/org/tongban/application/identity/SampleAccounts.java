package org.tongban.application.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.person.AdmittedPeople;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.RegionCode;

/**
 * Fills a sample installation with invented staff, residents and organisations. Repeatable: whoever
 * is there already stays as they are.
 */
@Singleton
public final class SampleAccounts {
  private final AdmittedPeople admitted;
  private final StaffDirectory directory;
  private final SubjectStore subjects;
  private final PasswordHasher hasher;
  private final Places places;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public SampleAccounts(
      AdmittedPeople admitted,
      StaffDirectory directory,
      SubjectStore subjects,
      PasswordHasher hasher,
      Places places,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.admitted = admitted;
    this.directory = directory;
    this.subjects = subjects;
    this.hasher = hasher;
    this.places = places;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Adds what is missing, all or nothing.
   *
   * @param password the one password of all sample staff
   * @return what was left out, a line each: duties at units and homes in regions that do not exist
   * @throws IllegalStateException outside sample mode
   * @throws IllegalArgumentException if somebody in the sample is not invented
   */
  public List<String> load(Sample sample, String password) {
    if (admitted != AdmittedPeople.SYNTHETIC) {
      throw new IllegalStateException("Sample accounts exist in sample mode only");
    }
    // One hash for all: they share the password, and a start should not take a second for each.
    var hash = hasher.hash(password);
    return transactions.inTransaction(
        () -> {
          var leftOut = new ArrayList<String>();
          sample.people().forEach(person -> add(person, leftOut));
          sample.companies().forEach(company -> add(company, leftOut));
          var staff = new LinkedHashMap<Login, List<Duty>>();
          sample
              .staff()
              .forEach(
                  duty -> staff.computeIfAbsent(duty.login(), _ -> new ArrayList<>()).add(duty));
          staff.values().forEach(duties -> add(duties, hash, leftOut));
          return List.copyOf(leftOut);
        });
  }

  private void add(Person person, List<String> leftOut) {
    admitted
        .problem(person.citizenId())
        .or(() -> admitted.problem(person.phone()))
        .or(() -> admitted.problem(person.name()))
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    if (!regionExists(person.home())) {
      leftOut.add("resident at " + person.home() + ": no such region");
    } else if (subjects.findByDocument(person.citizenId()).isEmpty()) {
      subjects.add(
          new Subject.Person(
              new SubjectId(identifiers.next()),
              person.name(),
              person.citizenId(),
              person.phone(),
              person.home(),
              2,
              clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
  }

  private void add(Company company, List<String> leftOut) {
    admitted
        .problem(company.code())
        .or(() -> admitted.problem(company.phone()))
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    if (!regionExists(company.home())) {
      leftOut.add("company " + company.code() + ": no region " + company.home());
      return;
    }
    var id =
        subjects
            .findByDocument(company.code())
            .map(stored -> stored.subject().id())
            .orElseGet(
                () -> {
                  var added =
                      new Subject.Company(
                          new SubjectId(identifiers.next()),
                          company.name(),
                          company.code(),
                          company.phone(),
                          company.home(),
                          clock.instant().truncatedTo(ChronoUnit.MICROS));
                  subjects.add(added);
                  return added.id();
                });
    subjects
        .findByDocument(company.operator())
        .ifPresentOrElse(
            operator -> subjects.addOperator(operator.subject().id(), id),
            () -> leftOut.add("company " + company.code() + ": no such operator"));
  }

  private void add(List<Duty> duties, String hash, List<String> leftOut) {
    var first = duties.getFirst();
    if (directory.findByLogin(first.login()).isPresent()) {
      return;
    }
    Set<Caller.Duty> held = new LinkedHashSet<>();
    for (var duty : duties) {
      if (places.organisation().unit(duty.duty().unit()).isPresent()) {
        held.add(duty.duty());
      } else {
        leftOut.add("staff " + first.login().value() + ": no unit " + duty.duty().unit());
      }
    }
    if (!held.isEmpty()) {
      directory.add(
          new StaffDirectory.Credentials(
              new StaffAccount(
                  new ActorId(identifiers.next()),
                  first.login(),
                  first.name(),
                  held,
                  true,
                  first
                      .person()
                      .flatMap(subjects::findByDocument)
                      .map(stored -> stored.subject().id()),
                  clock.instant().truncatedTo(ChronoUnit.MICROS),
                  1),
              hash));
    }
  }

  private boolean regionExists(RegionCode code) {
    return places.organisation().regions().find(code).isPresent();
  }

  /** All of the sample. */
  public record Sample(List<Person> people, List<Company> companies, List<Duty> staff) {
    public Sample {
      people = List.copyOf(people);
      companies = List.copyOf(companies);
      staff = List.copyOf(staff);
    }
  }

  /** An invented resident, whose identity counts as checked at a window. */
  public record Person(PersonName name, CitizenId citizenId, MobileNumber phone, RegionCode home) {
    public Person {
      Objects.requireNonNull(name);
      Objects.requireNonNull(citizenId);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(home);
    }
  }

  /**
   * An invented organisation.
   *
   * @param operator the citizen id of one of the invented residents
   */
  public record Company(
      String name,
      UnifiedSocialCreditCode code,
      MobileNumber phone,
      RegionCode home,
      CitizenId operator) {
    public Company {
      Objects.requireNonNull(name);
      Objects.requireNonNull(code);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(home);
      Objects.requireNonNull(operator);
    }
  }

  /**
   * A duty of an invented member of staff; several lines with one login are one member.
   *
   * @param person the citizen id of the invented resident they are in private life, if any
   */
  public record Duty(Login login, String name, Caller.Duty duty, Optional<CitizenId> person) {
    public Duty {
      Objects.requireNonNull(login);
      Objects.requireNonNull(name);
      Objects.requireNonNull(duty);
      Objects.requireNonNull(person);
    }
  }
}
