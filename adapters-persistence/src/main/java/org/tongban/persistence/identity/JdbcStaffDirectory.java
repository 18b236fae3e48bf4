package org.tongban.persistence.identity;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Login;
import org.tongban.application.identity.StaffAccount;
import org.tongban.application.identity.StaffDirectory;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** Staff in tables {@code staff_account} and {@code staff_duty}. */
@Singleton
final class JdbcStaffDirectory implements StaffDirectory {
  private static final String LOGIN = "staff_account.login";
  private static final String SELECT =
      "SELECT id, content, password_hash, active, person_id, created_at, version"
          + " FROM staff_account ";

  private final Sql sql;
  private final PersonalData personalData;
  private final ObjectMapper json;

  JdbcStaffDirectory(Sql sql, PersonalData personalData, ObjectMapper json) {
    this.sql = sql;
    this.personalData = personalData;
    this.json = json;
  }

  @Override
  public Optional<StaffAccount> find(ActorId id) {
    return withDuties(sql.list(SELECT + "WHERE id = ?", this::read, id.value())).stream()
        .map(Credentials::account)
        .findFirst();
  }

  @Override
  public Optional<Credentials> findByLogin(Login login) {
    return personalData.blindIndexes(LOGIN, login.value()).stream()
        .flatMap(
            index ->
                withDuties(sql.list(SELECT + "WHERE login_index = ?", this::read, (Object) index))
                    .stream())
        .findFirst();
  }

  @Override
  public boolean isEmpty() {
    return sql.first("SELECT id FROM staff_account LIMIT 1", row -> row.getBytes(1)).isEmpty();
  }

  @Override
  public Page<StaffAccount> list(Page.Request page) {
    var after = page.after().map(JdbcStaffDirectory::cursor).orElse(new UUID(0, 0));
    var found =
        withDuties(
            sql.list(
                SELECT + "WHERE id > ? ORDER BY id LIMIT ?", this::read, after, page.limit() + 1));
    return page.cut(found, last -> last.account().id().toString()).map(Credentials::account);
  }

  private static UUID cursor(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new Page.BadCursorException();
    }
  }

  @Override
  public void add(Credentials credentials) {
    var account = credentials.account();
    try {
      sql.update(
          "INSERT INTO staff_account (id, login_index, content, password_hash, active, person_id,"
              + " created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
          account.id().value(),
          personalData.blindIndex(LOGIN, account.login().value()),
          encrypted(account),
          credentials.passwordHash(),
          account.active(),
          account.person().map(SubjectId::value),
          account.createdAt());
    } catch (DataAccessException e) {
      throw Sql.isDuplicate(e) ? new StaleVersionException("The login is taken") : e;
    }
    addDuties(account);
  }

  @Override
  public StaffAccount replace(StaffAccount changed) {
    var rows =
        sql.update(
            "UPDATE staff_account SET content = ?, active = ?, person_id = ?,"
                + " version = version + 1 WHERE id = ? AND version = ?",
            encrypted(changed),
            changed.active(),
            changed.person().map(SubjectId::value),
            changed.id().value(),
            changed.version());
    if (rows == 0) {
      throw new StaleVersionException("staff " + changed.id());
    }
    sql.update("DELETE FROM staff_duty WHERE staff_id = ?", changed.id().value());
    addDuties(changed);
    return find(changed.id()).orElseThrow();
  }

  private void addDuties(StaffAccount account) {
    sql.batch(
        "INSERT INTO staff_duty (staff_id, role, unit) VALUES (?, ?, ?)",
        account.duties().stream()
            .map(
                duty ->
                    new Object[] {account.id().value(), duty.role().name(), duty.unit().value()})
            .toList());
  }

  @Override
  public void setPassword(ActorId id, String passwordHash) {
    sql.update("UPDATE staff_account SET password_hash = ? WHERE id = ?", passwordHash, id.value());
  }

  /** Adds the duties to accounts that are in the order of their identity, by one query. */
  private List<Credentials> withDuties(List<Credentials> accounts) {
    if (accounts.isEmpty()) {
      return accounts;
    }
    Map<UUID, Set<Caller.Duty>> duties = new HashMap<>();
    sql.list(
        "SELECT staff_id, role, unit FROM staff_duty WHERE staff_id >= ? AND staff_id <= ?",
        row ->
            duties.computeIfAbsent(Sql.uuid(row, "staff_id"), _ -> new HashSet<>()).add(duty(row)),
        accounts.getFirst().account().id().value(),
        accounts.getLast().account().id().value());
    var complete = new ArrayList<Credentials>();
    for (var credentials : accounts) {
      var account = credentials.account();
      complete.add(
          new Credentials(
              account.holding(duties.getOrDefault(account.id().value(), Set.of())),
              credentials.passwordHash()));
    }
    return complete;
  }

  static Caller.Duty duty(ResultSet row) throws SQLException {
    return new Caller.Duty(
        Role.valueOf(row.getString("role")), new UnitCode(row.getString("unit")));
  }

  private byte[] encrypted(StaffAccount account) {
    try {
      return personalData.encryptShared(
          place(account.id()),
          json.writeValueAsBytes(new StaffContent(account.login().value(), account.name())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Credentials read(ResultSet row) throws SQLException {
    var id = new ActorId(Sql.uuid(row, "id"));
    var person = row.getBytes("person_id");
    StaffContent content;
    try {
      content =
          json.readValue(
              personalData.decryptShared(place(id), row.getBytes("content")), StaffContent.class);
    } catch (IOException e) {
      // Without the parser's words: they may repeat values.
      throw new IllegalStateException("What is stored at " + place(id) + " can't be read");
    }
    return new Credentials(
        new StaffAccount(
            id,
            new Login(content.login()),
            content.name(),
            Set.of(),
            row.getBoolean("active"),
            Optional.ofNullable(person).map(bytes -> new SubjectId(Sql.uuid(bytes))),
            Sql.instant(row, "created_at"),
            row.getInt("version")),
        row.getString("password_hash"));
  }

  private static String place(ActorId id) {
    return "staff_account.content/" + id;
  }
}
