package org.tongban.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Login;
import org.tongban.application.identity.PasswordHasher;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.SessionId;
import org.tongban.application.identity.SessionStore;
import org.tongban.application.identity.SignInAttempts;
import org.tongban.application.identity.SignInCodes;
import org.tongban.application.identity.StaffAccount;
import org.tongban.application.identity.StaffDirectory;
import org.tongban.application.person.Account;
import org.tongban.application.person.AccountId;
import org.tongban.application.person.AccountStore;
import org.tongban.application.person.Address;
import org.tongban.application.person.AddressId;
import org.tongban.application.person.AddressStore;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.delivery.Recipient;
import org.tongban.persistence.TestDatabase;

/** Whatever is stored about people can't be read from the tables. */
abstract class JdbcIdentityClearTextContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final List<String> TABLES =
      List.of(
          "subject",
          "account",
          "address",
          "staff_account",
          "sign_in_code",
          "sign_in_attempt",
          "session_family",
          "refresh_token");

  abstract TestDatabase database();

  @Test
  @Tag("I10")
  void holdsNoClearData() throws SQLException {
    var person = Synthetic.person();
    var street = "测试金丝雀路7号";
    var password = "canary-password";
    var token = UUID.randomUUID().toString();
    var hash = database().bean(PasswordHasher.class).hash(password);
    assertThat(database().bean(PasswordHasher.class).matches(password, hash)).isTrue();
    assertThat(database().bean(PasswordHasher.class).matches("other", hash)).isFalse();
    database()
        .bean(Transactions.class)
        .run(
            () -> {
              var account = new AccountId(UUID.randomUUID());
              bean(AccountStore.class).add(new Account(account, person.phone(), person.id(), NOW));
              bean(SubjectStore.class).add(person);
              bean(AddressStore.class)
                  .add(
                      new Address(
                          new AddressId(UUID.randomUUID()),
                          person.id(),
                          new Recipient(person.name(), person.phone(), person.home(), street),
                          NOW,
                          1));
              bean(StaffDirectory.class)
                  .add(
                      new StaffDirectory.Credentials(
                          new StaffAccount(
                              new ActorId(UUID.randomUUID()),
                              new Login("canary-login"),
                              person.name().value(),
                              Set.of(),
                              true,
                              Optional.of(person.id()),
                              NOW,
                              1),
                          hash));
              bean(SignInCodes.class).keep(person.phone(), "271828", NOW);
              bean(SignInAttempts.class)
                  .attempt(
                      new SignInAttempts.Key(
                          SignInAttempts.Kind.CODE_TO_PHONE, person.phone().value()),
                      NOW);
              bean(SessionStore.class)
                  .open(
                      new Session(
                          new SessionId(UUID.randomUUID()),
                          new Holder.Resident(account),
                          token,
                          NOW,
                          NOW),
                      NOW);
            });
    var everything = everything();
    assertThat(everything).contains("$argon2id$");
    assertThat(everything)
        .doesNotContain(
            utf8(person.name().value()),
            person.citizenId().value(),
            person.phone().value(),
            person.home().value(),
            utf8(street),
            password,
            "canary-login",
            "271828",
            token);
  }

  private <T> T bean(Class<T> type) {
    return database().bean(type);
  }

  /** All bytes of all columns, each byte a character. */
  private String everything() throws SQLException {
    var found = new StringBuilder();
    try (var connection = DriverManager.getConnection(database().url(), database().root(), "");
        var statement = connection.createStatement()) {
      for (var table : TABLES) {
        try (var rows = statement.executeQuery("SELECT * FROM " + table)) {
          while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
              var value = rows.getObject(column);
              var bytes =
                  value instanceof byte[] || value instanceof Blob
                      ? rows.getBytes(column)
                      : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
              found.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
            }
          }
        }
      }
    }
    return found.toString();
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
