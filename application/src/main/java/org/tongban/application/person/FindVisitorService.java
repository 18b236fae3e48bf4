package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Finds registered people and organisations. */
@Singleton
public final class FindVisitorService implements FindVisitor {
  private final SubjectStore subjects;
  private final Transactions transactions;

  /** Uses these parts. */
  @Inject
  public FindVisitorService(SubjectStore subjects, Transactions transactions) {
    this.subjects = subjects;
    this.transactions = transactions;
  }

  @Override
  public Optional<Subject> find(Caller.Staff caller, SubjectId id) {
    return Counter.isClerk(caller)
        ? transactions.reading(() -> subjects.find(id))
        : Optional.empty();
  }
}
