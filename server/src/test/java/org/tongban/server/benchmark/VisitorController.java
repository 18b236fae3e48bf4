package org.tongban.server.benchmark;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.SessionId;
import org.tongban.application.person.AccountId;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.database.Sql;
import org.tongban.web.security.AccessTokens;

/**
 * Makes many people who are signed in and whose identity was checked, in one transaction: nobody of
 * them ever reads their own data, so those are left out. Only with {@code tongban.benchmark=true}.
 */
@Controller("/benchmark/visitors")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "tongban.benchmark", value = "true")
final class VisitorController {
  private static final int LEVEL = 2;

  private final Sql sql;
  private final Transactions transactions;
  private final AccessTokens tokens;
  private final Identifiers identifiers;
  private final Clock clock;

  VisitorController(
      Sql sql,
      Transactions transactions,
      AccessTokens tokens,
      Identifiers identifiers,
      Clock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.tokens = tokens;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** The access tokens, one a line. */
  @Post(produces = MediaType.TEXT_PLAIN)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String visitors(@QueryValue int count) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var until = now.plus(1, ChronoUnit.DAYS);
    var people = new ArrayList<Object[]>();
    var accounts = new ArrayList<Object[]>();
    var sessions = new ArrayList<Object[]>();
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var subject = identifiers.next();
      var account = identifiers.next();
      var session = identifiers.next();
      people.add(new Object[] {subject, index(subject), index(subject), LEVEL, new byte[0], now});
      accounts.add(new Object[] {account, index(account), subject, new byte[0], now});
      sessions.add(new Object[] {session, account, now, until});
      lines.add(
          tokens
              .issue(
                  new Session(
                      new SessionId(session),
                      new Holder.Resident(new AccountId(account)),
                      session.toString(),
                      until,
                      until))
              .accessToken());
    }
    transactions.run(
        () -> {
          sql.batch(
              "INSERT INTO subject (id, kind, document_index, phone_index, real_name_level,"
                  + " content, registered_at, version) VALUES (?, 'PERSON', ?, ?, ?, ?, ?, 1)",
              people);
          sql.batch(
              "INSERT INTO account (id, phone_index, subject_id, phone, opened_at)"
                  + " VALUES (?, ?, ?, ?, ?)",
              accounts);
          sql.batch(
              "INSERT INTO session_family (id, account_id, opened_at, lapses_at)"
                  + " VALUES (?, ?, ?, ?)",
              sessions);
        });
    return String.join("\n", lines);
  }

  /** As long as a blind index, and nobody else's. */
  private static byte[] index(UUID id) {
    return ByteBuffer.allocate(32).put(Sql.bytes(id)).put(Sql.bytes(id)).array();
  }
}
