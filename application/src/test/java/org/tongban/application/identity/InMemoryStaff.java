package org.tongban.application.identity;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;

/** Staff in memory. */
public final class InMemoryStaff implements StaffDirectory {
  private final InMemoryTable<ActorId, Credentials> staff;

  /** None yet. */
  public InMemoryStaff(InMemoryTransactions transactions) {
    staff = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<StaffAccount> find(ActorId id) {
    return staff.get(id).map(Credentials::account);
  }

  @Override
  public Optional<Credentials> findByLogin(Login login) {
    return staff.all().filter(found -> found.account().login().equals(login)).findFirst();
  }

  @Override
  public boolean isEmpty() {
    return staff.all().findAny().isEmpty();
  }

  @Override
  public Page<StaffAccount> list(Page.Request page) {
    var after = page.after().map(InMemoryStaff::cursor);
    var found =
        staff
            .all()
            .map(Credentials::account)
            .sorted(Comparator.comparing(account -> account.id().toString()))
            .filter(
                account -> after.isEmpty() || account.id().toString().compareTo(after.get()) > 0)
            .toList();
    var items = found.stream().limit(page.limit()).toList();
    return new Page<>(
        items,
        found.size() > page.limit()
            ? Optional.of(items.getLast().id().toString())
            : Optional.empty());
  }

  private static String cursor(String text) {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException _) {
      throw new Page.BadCursorException();
    }
  }

  @Override
  public void add(Credentials credentials) {
    if (findByLogin(credentials.account().login()).isPresent()) {
      throw new StaleVersionException("The login is taken");
    }
    staff.put(credentials.account().id(), credentials);
  }

  @Override
  public StaffAccount replace(StaffAccount changed) {
    var before =
        staff
            .get(changed.id())
            .filter(found -> found.account().version() == changed.version())
            .orElseThrow(() -> new StaleVersionException("staff " + changed.id()));
    var next =
        new StaffAccount(
            changed.id(),
            changed.login(),
            changed.name(),
            changed.duties(),
            changed.active(),
            changed.person(),
            changed.createdAt(),
            changed.version() + 1);
    staff.put(next.id(), new Credentials(next, before.passwordHash()));
    return next;
  }

  @Override
  public void setPassword(ActorId id, String passwordHash) {
    staff.get(id).ifPresent(found -> staff.put(id, new Credentials(found.account(), passwordHash)));
  }
}
