package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Judges by the same rules that open and file drafts. */
@Singleton
public final class CheckEligibilityService implements CheckEligibility {
  private final Transactions transactions;
  private final Catalogue catalogue;
  private final SubjectStore subjects;
  private final ApplicationRules rules;

  @Inject
  public CheckEligibilityService(
      Transactions transactions,
      Catalogue catalogue,
      SubjectStore subjects,
      ApplicationRules rules) {
    this.transactions = transactions;
    this.catalogue = catalogue;
    this.subjects = subjects;
    this.rules = rules;
  }

  @Override
  public Optional<Answer> check(ImplementationCode code, Given given) {
    return catalogue
        .current(code)
        .map(
            implementation ->
                new Answer(
                    implementation,
                    Eligibility.of(implementation, rules.facts(given)),
                    Optional.empty()));
  }

  @Override
  public Optional<Answer> check(
      Caller.Resident caller, Optional<SubjectId> applicant, ImplementationCode code, Given given) {
    return transactions.reading(
        () -> catalogue.current(code).flatMap(found -> checked(caller, applicant, found, given)));
  }

  private Optional<Answer> checked(
      Caller.Resident caller,
      Optional<SubjectId> applicant,
      Implementation implementation,
      Given given) {
    var who = applicant.or(() -> usual(caller, implementation));
    if (who.isPresent()
        && !who.get().equals(caller.person())
        && !subjects.operates(caller.person(), who.get())) {
      return Optional.empty();
    }
    var subject = who.flatMap(subjects::find);
    return subject.isEmpty()
        ? check(implementation.ref().code(), given)
        : Optional.of(
            new Answer(
                implementation,
                rules.eligibility(implementation, subject.get(), given.declared()),
                subject));
  }

  private Optional<SubjectId> usual(Caller.Resident caller, Implementation implementation) {
    return implementation.subjects().contains(SubjectKind.PERSON)
        ? Optional.of(caller.person())
        : subjects.operatedBy(caller.person()).stream()
            .map(Subject::id)
            .findFirst()
            .or(() -> Optional.of(caller.person()));
  }

  @Override
  public List<Condition.Question> questions(Implementation implementation, Subject applicant) {
    return transactions.reading(() -> rules.declarations(implementation, applicant));
  }
}
