package org.tongban.server.benchmark;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.application.casework.Draft;
import org.tongban.application.casework.DraftStore;
import org.tongban.application.casework.MaterialFile;
import org.tongban.application.casework.MaterialFiles;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.SessionId;
import org.tongban.application.identity.SessionStore;
import org.tongban.application.person.Account;
import org.tongban.application.person.AccountId;
import org.tongban.application.person.AccountStore;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Material;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.RegionCode;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.database.StandalonePool;
import org.tongban.web.security.AccessTokens;

/**
 * What the real end points are compared with, in the same server; and what has to be there before.
 * Only with {@code tongban.benchmark=true}.
 */
@Controller("/benchmark")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "tongban.benchmark", value = "true")
final class BareController {
  private static final String ANSWER = "{\"answer\":\"the same for everybody\"}";

  private final DataSource dataSource;
  private final Transactions transactions;
  private final DraftStore drafts;
  private final MaterialFiles files;
  private final SubjectStore subjects;
  private final AccountStore accounts;
  private final SessionStore sessions;
  private final AccessTokens tokens;
  private final Identifiers identifiers;
  private final Clock clock;

  BareController(
      @Named(StandalonePool.NAME) DataSource dataSource,
      Transactions transactions,
      DraftStore drafts,
      MaterialFiles files,
      SubjectStore subjects,
      AccountStore accounts,
      SessionStore sessions,
      AccessTokens tokens,
      Identifiers identifiers,
      Clock clock) {
    this.dataSource = ((DelegatingDataSource) dataSource).getTargetDataSource();
    this.transactions = transactions;
    this.drafts = drafts;
    this.files = files;
    this.subjects = subjects;
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** A fixed answer, on the event loop. */
  @Get(uri = "/hello", produces = MediaType.APPLICATION_JSON)
  String hello() {
    return ANSWER;
  }

  /** A fixed answer, on the threads where the database may be asked. */
  @Get(uri = "/hello-on-threads", produces = MediaType.APPLICATION_JSON)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String helloOnThreads() {
    return ANSWER;
  }

  /** Runs the SELECTs that showing a case runs, and answers something fixed. */
  @Get(uri = "/reads/{caseId}", produces = MediaType.APPLICATION_JSON)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String read(UUID caseId, @QueryValue UUID session, @QueryValue UUID person) throws SQLException {
    try (var connection = dataSource.getConnection()) {
      if (BareReads.all(connection, caseId, session, person, clock.instant()) < 3) {
        throw new IllegalStateException("Rows are missing");
      }
      return ANSWER;
    }
  }

  /** Makes old people who are signed in; one line each: subject, session, access token. */
  @Post(uri = "/people", produces = MediaType.TEXT_PLAIN)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String people(@QueryValue int count, @QueryValue String home) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(person(i, new RegionCode(home)));
    }
    return String.join("\n", lines);
  }

  private String person(int index, RegionCode home) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var phone = SyntheticPeople.phone(70_000_000 + index);
    return transactions.inTransaction(
        () -> {
          var subject = new SubjectId(identifiers.next());
          subjects.add(
              new Subject.Person(
                  subject,
                  SyntheticPeople.name(index),
                  SyntheticPeople.citizenId(LocalDate.of(1938, 1, 1 + index % 28), 500 + index),
                  phone,
                  home,
                  1,
                  now));
          var account = new Account(new AccountId(identifiers.next()), phone, subject, now);
          accounts.add(account);
          var until = now.plus(1, ChronoUnit.DAYS);
          var session =
              new Session(
                  new SessionId(identifiers.next()),
                  new Holder.Resident(account.id()),
                  "benchmark-" + index,
                  until,
                  until);
          sessions.open(session, now);
          return subject.value() + " " + session.id().value() + " " + token(session);
        });
  }

  private String token(Session session) {
    return tokens.issue(session).accessToken();
  }

  /** Copies a draft with its files, and answers the identities of the copies, one a line. */
  @Post(uri = "/drafts", produces = MediaType.TEXT_PLAIN)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String drafts(@QueryValue UUID template, @QueryValue UUID person, @QueryValue int copies) {
    return transactions.inTransaction(
        () -> {
          var found = drafts.find(new CaseId(template), new ActorId(person)).orElseThrow();
          var made = new ArrayList<String>();
          for (int i = 0; i < copies; i++) {
            var id = new CaseId(identifiers.next());
            drafts.add(
                copy(found, id, found.materials().stream().map(at -> copy(at, id)).toList()));
            made.add(id.value().toString());
          }
          return String.join("\n", made);
        });
  }

  /** Names a file of its own, as if it had been uploaded to the copy. */
  private Material copy(Material material, CaseId id) {
    return material
        .file()
        .map(
            file -> {
              var found = files.find(file).orElseThrow();
              var own = identifiers.next();
              files.add(
                  new MaterialFile(
                      own,
                      id,
                      found.code(),
                      found.subject(),
                      found.uploader(),
                      found.fileName(),
                      found.mediaType(),
                      found.size(),
                      found.sha256(),
                      found.uploadedAt()));
              return new Material(
                  material.code(), Optional.of(own), material.form(), material.note());
            })
        .orElse(material);
  }

  private static Draft copy(Draft draft, CaseId id, List<Material> materials) {
    return new Draft(
        id,
        draft.applicant(),
        draft.openedBy(),
        draft.mandate(),
        draft.implementation(),
        draft.itemName(),
        draft.answers(),
        materials,
        draft.way(),
        draft.delivery(),
        draft.changedAt(),
        1);
  }

  /** The SELECTs of showing a case, one after the other. */
  private static final class BareReads {
    private static final List<String> SQL =
        List.of(
            "SELECT f.staff_id, a.subject_id, COALESCE(s.real_name_level, 0) AS real_name_level"
                + " FROM session_family f"
                + " LEFT JOIN account a ON a.id = f.account_id"
                + " LEFT JOIN subject s ON s.id = a.subject_id"
                + " WHERE f.id = ? AND f.ended_at IS NULL AND f.lapses_at > ?",
            "SELECT e.* FROM case_file f JOIN case_event e ON e.case_id = f.id"
                + " WHERE f.id = ? AND (f.applicant_id = ? OR f.filed_by = ?)"
                + " ORDER BY e.sequence",
            "SELECT s.id, s.kind, s.real_name_level, s.content, s.registered_at, s.version"
                + " FROM subject s WHERE s.id = ?");

    private BareReads() {}

    static int all(Connection connection, UUID caseId, UUID session, UUID person, Instant now)
        throws SQLException {
      var id = Sql.bytes(caseId);
      var whose = Sql.bytes(person);
      return rows(connection, SQL.get(0), Sql.bytes(session), Timestamp.from(now))
          + rows(connection, SQL.get(1), id, whose, whose)
          + rows(connection, SQL.get(2), (Object) whose);
    }

    private static int rows(Connection connection, String sql, Object... values)
        throws SQLException {
      try (var statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        try (var result = statement.executeQuery()) {
          int columns = result.getMetaData().getColumnCount();
          int rows = 0;
          while (result.next()) {
            for (int column = 1; column <= columns; column++) {
              result.getBytes(column);
            }
            rows++;
          }
          return rows;
        }
      }
    }
  }
}
