package org.tongban.persistence.person;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.persistence.database.InList;
import org.tongban.persistence.database.SharedLookup;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** Subjects in table {@code subject}. */
@Singleton
final class JdbcSubjectStore implements SubjectStore {
  static final String PHONE = "person.phone";
  private static final String CITIZEN_ID = "subject.citizen_id";
  private static final String CREDIT_CODE = "subject.credit_code";
  private static final String COLUMNS = SubjectRows.COLUMNS;

  private final Sql sql;
  private final PersonalData personalData;
  private final PersonalContent contents;
  private final SubjectContentMapper mapper;
  private final SubjectRows rows;
  private final Clock clock;
  private final SharedLookup<SubjectId, Stored> byId;

  JdbcSubjectStore(
      Sql sql,
      PersonalData personalData,
      PersonalContent contents,
      SubjectContentMapper mapper,
      SubjectRows rows,
      Clock clock) {
    this.sql = sql;
    this.personalData = personalData;
    this.contents = contents;
    this.mapper = mapper;
    this.rows = rows;
    this.clock = clock;
    this.byId = new SharedLookup<>(sql, this::load);
  }

  @Override
  public Optional<Subject> find(SubjectId id) {
    return load(id).map(Stored::subject);
  }

  @Override
  public Optional<Stored> load(SubjectId id) {
    return byId.find(id);
  }

  private Map<SubjectId, Stored> load(List<SubjectId> ids) {
    var asked = InList.of(ids.stream().map(SubjectId::value).toList());
    return sql
        .list(
            "SELECT " + COLUMNS + " FROM subject s WHERE s.id IN (" + asked.marks() + ")",
            rows::read,
            asked.values().toArray())
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(stored -> stored.subject().id(), Function.identity()));
  }

  @Override
  public Optional<Stored> findByDocument(CitizenId document) {
    return findByDocument(CITIZEN_ID, document.value());
  }

  @Override
  public Optional<Stored> findByDocument(UnifiedSocialCreditCode document) {
    return findByDocument(CREDIT_CODE, document.value());
  }

  private Optional<Stored> findByDocument(String field, String document) {
    return personalData.blindIndexes(field, document).stream()
        .flatMap(
            index ->
                sql
                    .list(
                        "SELECT " + COLUMNS + " FROM subject s WHERE s.document_index = ?",
                        rows::read,
                        (Object) index)
                    .stream())
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public List<Subject> findByPhone(MobileNumber phone) {
    return personalData.blindIndexes(PHONE, phone.value()).stream()
        .flatMap(
            index ->
                sql
                    .list(
                        "SELECT "
                            + COLUMNS
                            + " FROM subject s WHERE s.phone_index = ? ORDER BY s.id",
                        rows::read,
                        (Object) index)
                    .stream())
        .flatMap(Optional::stream)
        .map(Stored::subject)
        .toList();
  }

  @Override
  public void add(Subject subject) {
    if (sql.first(
            "SELECT id FROM account WHERE subject_id = ?",
            row -> row.getBytes(1),
            subject.id().value())
        .isEmpty()) {
      createKey(subject.id());
    }
    try {
      sql.update(
          "INSERT INTO subject (id, kind, document_index, phone_index, real_name_level, content,"
              + " registered_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
          subject.id().value(),
          subject.kind().name(),
          documentIndex(subject),
          personalData.blindIndex(PHONE, subject.phone().value()),
          level(subject),
          contents.encrypt(subject.id(), SubjectRows.place(subject.id()), mapper.content(subject)),
          subject.registeredAt());
    } catch (DataAccessException e) {
      throw staleIfDuplicate(e);
    }
  }

  private void createKey(SubjectId id) {
    try {
      personalData.createKey(id);
    } catch (DataAccessException e) {
      throw staleIfDuplicate(e);
    }
  }

  private static RuntimeException staleIfDuplicate(DataAccessException failure) {
    return Sql.isDuplicate(failure)
        ? new StaleVersionException("The subject is registered already")
        : failure;
  }

  @Override
  public void replace(Stored changed) {
    var subject = changed.subject();
    var rows =
        sql.update(
            "UPDATE subject SET document_index = ?, phone_index = ?, real_name_level = ?,"
                + " content = ?, version = version + 1 WHERE id = ? AND version = ?",
            documentIndex(subject),
            personalData.blindIndex(PHONE, subject.phone().value()),
            level(subject),
            contents.encrypt(
                subject.id(), SubjectRows.place(subject.id()), mapper.content(subject)),
            subject.id().value(),
            changed.version());
    if (rows == 0) {
      throw new StaleVersionException("subject " + subject.id());
    }
  }

  @Override
  public boolean operates(SubjectId person, SubjectId organisation) {
    return sql.first(
            "SELECT person_id FROM operator_of WHERE organisation_id = ? AND person_id = ?",
            row -> true,
            organisation.value(),
            person.value())
        .isPresent();
  }

  @Override
  public List<Subject> operatedBy(SubjectId person) {
    return subjects(
        "SELECT "
            + COLUMNS
            + " FROM operator_of o JOIN subject s ON s.id = o.organisation_id"
            + " WHERE o.person_id = ? ORDER BY o.since, s.id",
        person);
  }

  @Override
  public List<Subject> operatorsOf(SubjectId organisation) {
    return subjects(
        "SELECT "
            + COLUMNS
            + " FROM operator_of o JOIN subject s ON s.id = o.person_id"
            + " WHERE o.organisation_id = ? ORDER BY o.since, s.id",
        organisation);
  }

  private List<Subject> subjects(String query, SubjectId id) {
    return sql.list(query, rows::read, id.value()).stream()
        .flatMap(Optional::stream)
        .map(Stored::subject)
        .toList();
  }

  @Override
  public void addOperator(SubjectId person, SubjectId organisation) {
    sql.update(
        "INSERT INTO operator_of (organisation_id, person_id, since) VALUES (?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE since = since",
        organisation.value(),
        person.value(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  @Override
  public void removeOperator(SubjectId person, SubjectId organisation) {
    sql.update(
        "DELETE FROM operator_of WHERE organisation_id = ? AND person_id = ?",
        organisation.value(),
        person.value());
  }

  private byte[] documentIndex(Subject subject) {
    return switch (subject) {
      case Subject.Person person -> personalData.blindIndex(CITIZEN_ID, person.citizenId().value());
      case Subject.Company company ->
          personalData.blindIndex(CREDIT_CODE, company.creditCode().value());
    };
  }

  private static int level(Subject subject) {
    return switch (subject) {
      case Subject.Person person -> person.realNameLevel();
      case Subject.Company _ -> 0;
    };
  }
}
