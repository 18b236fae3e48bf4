package org.tongban.application.person;

import java.util.Optional;
import java.util.function.Predicate;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;

/** Accounts in memory. */
public final class InMemoryAccounts implements AccountStore {
  private final InMemoryTable<AccountId, Account> accounts;

  /** None yet. */
  public InMemoryAccounts(InMemoryTransactions transactions) {
    accounts = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return accounts.get(id);
  }

  @Override
  public Optional<Account> findByPhone(MobileNumber phone) {
    return first(account -> account.phone().equals(phone));
  }

  @Override
  public Optional<Account> findBySubject(SubjectId subject) {
    return first(account -> account.subject().equals(subject));
  }

  private Optional<Account> first(Predicate<Account> wanted) {
    return accounts.all().filter(wanted).findFirst();
  }

  @Override
  public void add(Account account) {
    if (findByPhone(account.phone()).isPresent() || findBySubject(account.subject()).isPresent()) {
      throw new StaleVersionException("There is an account of that phone or subject");
    }
    accounts.put(account.id(), account);
  }

  @Override
  public void replace(Account changed) {
    if (findBySubject(changed.subject())
        .filter(other -> !other.id().equals(changed.id()))
        .isPresent()) {
      throw new StaleVersionException("There is an account of that subject");
    }
    accounts.put(changed.id(), changed);
  }

  @Override
  public void remove(AccountId id) {
    accounts.remove(id);
  }
}
