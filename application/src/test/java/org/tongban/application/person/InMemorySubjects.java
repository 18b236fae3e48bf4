package org.tongban.application.person;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;

/** Subjects in memory. */
public final class InMemorySubjects implements SubjectStore {
  private final InMemoryTable<SubjectId, Stored> subjects;
  private final InMemoryTable<Operator, Operator> operators;

  private record Operator(SubjectId person, SubjectId organisation) {}

  /** None yet. */
  public InMemorySubjects(InMemoryTransactions transactions) {
    subjects = new InMemoryTable<>(transactions);
    operators = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<Subject> find(SubjectId id) {
    return load(id).map(Stored::subject);
  }

  @Override
  public Optional<Stored> load(SubjectId id) {
    return subjects.get(id);
  }

  @Override
  public Optional<Stored> findByDocument(CitizenId document) {
    return first(
        subject -> subject instanceof Subject.Person person && person.citizenId().equals(document));
  }

  @Override
  public Optional<Stored> findByDocument(UnifiedSocialCreditCode document) {
    return first(
        subject ->
            subject instanceof Subject.Company company && company.creditCode().equals(document));
  }

  private Optional<Stored> first(Predicate<Subject> wanted) {
    return subjects.all().filter(stored -> wanted.test(stored.subject())).findFirst();
  }

  @Override
  public List<Subject> findByPhone(MobileNumber phone) {
    return subjects.all().map(Stored::subject).filter(s -> s.phone().equals(phone)).toList();
  }

  @Override
  public void add(Subject subject) {
    var same =
        switch (subject) {
          case Subject.Person person -> findByDocument(person.citizenId());
          case Subject.Company company -> findByDocument(company.creditCode());
        };
    if (same.isPresent() || load(subject.id()).isPresent()) {
      throw new StaleVersionException("The subject is registered already");
    }
    subjects.put(subject.id(), new Stored(subject, 1));
  }

  @Override
  public void replace(Stored changed) {
    var id = changed.subject().id();
    if (load(id).filter(stored -> stored.version() == changed.version()).isEmpty()) {
      throw new StaleVersionException("subject " + id);
    }
    subjects.put(id, new Stored(changed.subject(), changed.version() + 1));
  }

  @Override
  public boolean operates(SubjectId person, SubjectId organisation) {
    return operators.get(new Operator(person, organisation)).isPresent();
  }

  @Override
  public List<Subject> operatedBy(SubjectId person) {
    return operators
        .all()
        .filter(operator -> operator.person().equals(person))
        .flatMap(operator -> find(operator.organisation()).stream())
        .toList();
  }

  @Override
  public List<Subject> operatorsOf(SubjectId organisation) {
    return operators
        .all()
        .filter(operator -> operator.organisation().equals(organisation))
        .flatMap(operator -> find(operator.person()).stream())
        .toList();
  }

  @Override
  public void addOperator(SubjectId person, SubjectId organisation) {
    var operator = new Operator(person, organisation);
    operators.put(operator, operator);
  }

  @Override
  public void removeOperator(SubjectId person, SubjectId organisation) {
    operators.remove(new Operator(person, organisation));
  }
}
