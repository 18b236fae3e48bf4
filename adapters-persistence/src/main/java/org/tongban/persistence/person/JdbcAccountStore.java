package org.tongban.persistence.person;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.tongban.application.person.Account;
import org.tongban.application.person.AccountId;
import org.tongban.application.person.AccountStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/** Accounts in table {@code account}. */
@Singleton
final class JdbcAccountStore implements AccountStore {
  private static final String SELECT =
      "SELECT id, subject_id, phone, opened_at FROM account WHERE ";

  private final Sql sql;
  private final PersonalData personalData;

  JdbcAccountStore(Sql sql, PersonalData personalData) {
    this.sql = sql;
    this.personalData = personalData;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return first("id = ?", id.value());
  }

  @Override
  public Optional<Account> findByPhone(MobileNumber phone) {
    return personalData.blindIndexes(JdbcSubjectStore.PHONE, phone.value()).stream()
        .flatMap(index -> first("phone_index = ?", index).stream())
        .findFirst();
  }

  @Override
  public Optional<Account> findBySubject(SubjectId subject) {
    return first("subject_id = ?", subject.value());
  }

  private Optional<Account> first(String condition, Object key) {
    return sql.first(SELECT + condition, this::read, key).flatMap(account -> account);
  }

  @Override
  public void add(Account account) {
    try {
      if (sql.first(
              "SELECT id FROM subject WHERE id = ?",
              row -> row.getBytes(1),
              account.subject().value())
          .isEmpty()) {
        personalData.createKey(account.subject());
      }
      sql.update(
          "INSERT INTO account (id, phone_index, subject_id, phone, opened_at)"
              + " VALUES (?, ?, ?, ?, ?)",
          account.id().value(),
          personalData.blindIndex(JdbcSubjectStore.PHONE, account.phone().value()),
          account.subject().value(),
          encrypted(account),
          account.openedAt());
    } catch (DataAccessException e) {
      throw staleIfDuplicate(e);
    }
  }

  @Override
  public void replace(Account changed) {
    try {
      sql.update(
          "UPDATE account SET subject_id = ?, phone = ? WHERE id = ?",
          changed.subject().value(),
          encrypted(changed),
          changed.id().value());
    } catch (DataAccessException e) {
      throw staleIfDuplicate(e);
    }
  }

  @Override
  public void remove(AccountId id) {
    sql.update("DELETE FROM account WHERE id = ?", id.value());
  }

  private static RuntimeException staleIfDuplicate(DataAccessException failure) {
    return Sql.isDuplicate(failure)
        ? new StaleVersionException("There is an account of that phone or subject")
        : failure;
  }

  private byte[] encrypted(Account account) {
    return personalData.encrypt(
        account.subject(),
        place(account.id()),
        account.phone().value().getBytes(StandardCharsets.US_ASCII));
  }

  /** Empty if the subject was erased. */
  private Optional<Account> read(ResultSet row) throws SQLException {
    var id = new AccountId(Sql.uuid(row, "id"));
    var subject = new SubjectId(Sql.uuid(row, "subject_id"));
    try {
      var phone =
          new String(
              personalData.decrypt(subject, place(id), row.getBytes("phone")),
              StandardCharsets.US_ASCII);
      return Optional.of(
          new Account(id, new MobileNumber(phone), subject, Sql.instant(row, "opened_at")));
    } catch (ErasedException _) {
      return Optional.empty();
    }
  }

  private static String place(AccountId id) {
    return "account.phone/" + id;
  }
}
