package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.AddressStore;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.Prefill;
import org.tongban.domain.person.Subject;

/**
 * Fills a new draft in with what the city knows. Nobody is shown more of the applicant than they
 * may know anyway: a helper in private life sees the name and the home, staff at a counter what the
 * applicant's papers say, and addresses and earlier answers only the applicant's own side.
 */
@Singleton
public final class Prefilling {
  /** How many of the latest cases are looked into for earlier answers. */
  private static final int CASES = 5;

  private static final Optional<Subject.Person> NOBODY = Optional.empty();
  private static final Optional<Subject.Company> NO_COMPANY = Optional.empty();

  private final DraftStore drafts;
  private final CaseStore cases;
  private final Catalogue catalogue;
  private final SubjectStore subjects;
  private final AddressStore addresses;
  private final Places places;
  private final Clock clock;

  @Inject
  public Prefilling(
      DraftStore drafts,
      CaseStore cases,
      Catalogue catalogue,
      SubjectStore subjects,
      AddressStore addresses,
      Places places,
      Clock clock) {
    this.drafts = drafts;
    this.cases = cases;
    this.catalogue = catalogue;
    this.subjects = subjects;
    this.addresses = addresses;
    this.places = places;
    this.clock = clock;
  }

  /** How much of the applicant the caller may be shown. */
  private enum Sight {
    HELPER,
    COUNTER,
    OWN
  }

  private Sight sight(Caller caller, Subject applicant) {
    return switch (caller) {
      case Caller.Resident(var person, _) ->
          person.equals(applicant.id()) || subjects.operates(person, applicant.id())
              ? Sight.OWN
              : Sight.HELPER;
      case Caller.Staff _ -> Sight.COUNTER;
    };
  }

  /** The answers a new draft starts with; those that would be refused are left out. */
  Map<String, String> answers(Caller caller, Subject applicant, Implementation implementation) {
    var sight = sight(caller, applicant);
    var setting =
        FilingRules.setting(
            LocalDate.ofInstant(clock.instant(), StepContext.ZONE),
            places.organisation().regions());
    var filled = new HashMap<String, String>();
    List<Earlier> earlier = null;
    for (var field : implementation.form()) {
      if (field.prefill().isEmpty()) {
        continue;
      }
      Optional<String> known;
      if (field.prefill().get() == Prefill.LAST_ANSWER) {
        if (earlier == null) {
          earlier = sight == Sight.OWN ? earlier(caller, applicant) : List.of();
        }
        known = lastAnswer(field, earlier);
      } else {
        known = known(field.prefill().get(), applicant, sight);
      }
      known
          .map(field::normal)
          .filter(answer -> !answer.isEmpty() && field.problem(answer, setting).isEmpty())
          .ifPresent(answer -> filled.put(field.name(), answer));
    }
    return filled;
  }

  private Optional<String> known(Prefill source, Subject applicant, Sight sight) {
    var person = applicant instanceof Subject.Person found ? Optional.of(found) : NOBODY;
    var company = applicant instanceof Subject.Company found ? Optional.of(found) : NO_COMPANY;
    var papers = sight != Sight.HELPER;
    return switch (source) {
      case NAME -> Optional.of(applicant.displayName());
      case HOME_REGION -> Optional.of(applicant.home().value());
      case COMPANY_NAME -> company.map(Subject.Company::name);
      case CREDIT_CODE -> company.map(found -> found.creditCode().value());
      case PHONE -> papers ? Optional.of(applicant.phone().value()) : Optional.empty();
      case CITIZEN_ID -> person.filter(_ -> papers).map(found -> found.citizenId().value());
      case BIRTH_DATE -> applicant.born().filter(_ -> papers).map(LocalDate::toString);
      case SEX -> person.filter(_ -> papers).map(found -> found.citizenId().sex().label());
      case ADDRESS -> sight == Sight.OWN ? address(applicant) : Optional.empty();
      case LAST_ANSWER -> Optional.empty();
    };
  }

  private Optional<String> address(Subject applicant) {
    var kept = addresses.of(applicant.id());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    var latest = kept.getLast().recipient();
    return Optional.of(places.organisation().regions().fullName(latest.region()) + latest.street());
  }

  /** Answers that were given some time. */
  private record Earlier(Instant at, List<FormField> form, Map<String, String> answers) {}

  private List<Earlier> earlier(Caller caller, Subject applicant) {
    var earlier = new ArrayList<Earlier>();
    for (var draft : drafts.of(caller.actorId())) {
      if (draft.applicant().equals(applicant.id())) {
        earlier.add(new Earlier(draft.changedAt(), form(draft.implementation()), draft.answers()));
      }
    }
    for (var summary :
        cases.ofApplicant(applicant.id(), new Page.Request(Optional.empty(), CASES)).items()) {
      cases
          .find(summary.id())
          .map(CaseStore.Ledger::file)
          .ifPresent(
              file ->
                  earlier.add(
                      new Earlier(
                          file.submittedAt(),
                          form(file.filing().implementation()),
                          file.answers())));
    }
    earlier.sort(Comparator.comparing(Earlier::at).reversed());
    return earlier;
  }

  private List<FormField> form(ImplementationRef ref) {
    return catalogue.implementation(ref).map(Implementation::form).orElse(List.of());
  }

  private static Optional<String> lastAnswer(FormField field, List<Earlier> earlier) {
    return earlier.stream()
        .filter(
            one ->
                one.form().stream()
                    .anyMatch(
                        asked ->
                            asked.name().equals(field.name())
                                && asked.kind() == field.kind()
                                && asked.label().equals(field.label())))
        .map(one -> one.answers().getOrDefault(field.name(), ""))
        .filter(answer -> !answer.isBlank())
        .findFirst();
  }
}
