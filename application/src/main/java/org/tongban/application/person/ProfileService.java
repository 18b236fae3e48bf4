package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.person.Subject;

/** Shows residents their own data. */
@Singleton
public final class ProfileService implements Profile {
  private final AccountStore accounts;
  private final SubjectStore subjects;
  private final Transactions transactions;

  /** Uses these parts. */
  @Inject
  public ProfileService(AccountStore accounts, SubjectStore subjects, Transactions transactions) {
    this.accounts = accounts;
    this.subjects = subjects;
    this.transactions = transactions;
  }

  @Override
  public Optional<Me> of(Caller.Resident caller) {
    return transactions.inTransaction(
        () ->
            accounts
                .findBySubject(caller.person())
                .map(
                    account ->
                        new Me(
                            account.phone(),
                            subjects
                                .find(caller.person())
                                .filter(Subject.Person.class::isInstance)
                                .map(Subject.Person.class::cast),
                            subjects.operatedBy(caller.person()))));
  }
}
