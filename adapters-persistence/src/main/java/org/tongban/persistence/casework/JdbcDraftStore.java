package org.tongban.persistence.casework;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.Draft;
import org.tongban.application.casework.DraftStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.RowStatement;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/**
 * Drafts; what is in them is encrypted as one value. Those of an erased applicant are not there.
 */
@Singleton
final class JdbcDraftStore implements DraftStore {
  private static final String COLUMNS = "id, applicant_id, opened_by, version, changed_at, content";

  private static final RowStatement REMOVE =
      RowStatement.delete("FROM case_draft", "id = ? AND applicant_id = ? AND version = ?");

  private final Sql sql;
  private final PersonalData personalData;

  JdbcDraftStore(Sql sql, PersonalData personalData) {
    this.sql = sql;
    this.personalData = personalData;
  }

  /** What is encrypted of a draft. */
  private record Content(
      Optional<MandateId> mandate,
      ImplementationRef implementation,
      String itemName,
      Map<String, String> answers,
      List<Material> materials,
      Optional<Way> way,
      Optional<DeliveryChoice> delivery,
      Map<String, String> prefilled) {
    /** Drafts from before there was any filling in have none. */
    Content {
      prefilled = prefilled == null ? Map.of() : prefilled;
    }
  }

  record DraftRow(
      UUID id, UUID applicant, UUID openedBy, int version, Instant changedAt, byte[] content) {
    static DraftRow of(ResultSet row) throws SQLException {
      return new DraftRow(
          Sql.uuid(row, "id"),
          Sql.uuid(row, "applicant_id"),
          Sql.uuid(row, "opened_by"),
          row.getInt("version"),
          Sql.instant(row, "changed_at"),
          row.getBytes("content"));
    }
  }

  @Override
  public Optional<Draft> find(CaseId id, ActorId actor) {
    return sql.first(
            "SELECT "
                + COLUMNS
                + " FROM case_draft WHERE id = ? AND (applicant_id = ? OR opened_by = ?)",
            DraftRow::of,
            id.value(),
            actor.value(),
            actor.value())
        .flatMap(this::draft);
  }

  @Override
  public List<Draft> of(ActorId actor) {
    return sql
        .list(
            "SELECT "
                + COLUMNS
                + " FROM case_draft WHERE applicant_id = ? OR opened_by = ?"
                + " ORDER BY changed_at DESC, id DESC",
            DraftRow::of,
            actor.value(),
            actor.value())
        .stream()
        .flatMap(row -> draft(row).stream())
        .toList();
  }

  Optional<Draft> draft(DraftRow row) {
    var applicant = new SubjectId(row.applicant());
    byte[] json;
    try {
      json = personalData.decrypt(applicant, place(row.id()), row.content());
    } catch (ErasedException e) {
      return Optional.empty();
    }
    var content = FactFormat.read(Content.class, json);
    return Optional.of(
        new Draft(
            new CaseId(row.id()),
            applicant,
            new ActorId(row.openedBy()),
            content.mandate(),
            content.implementation(),
            content.itemName(),
            content.answers(),
            content.materials(),
            content.way(),
            content.delivery(),
            row.changedAt(),
            row.version(),
            content.prefilled()));
  }

  private byte[] content(Draft draft) {
    var content =
        new Content(
            draft.mandate(),
            draft.implementation(),
            draft.itemName(),
            draft.answers(),
            draft.materials(),
            draft.way(),
            draft.delivery(),
            draft.prefilled());
    return personalData.encrypt(
        draft.applicant(), place(draft.id().value()), FactFormat.write(content));
  }

  private static String place(UUID id) {
    return "case_draft.content/" + id;
  }

  @Override
  public void add(Draft draft) {
    sql.update(
        "INSERT INTO case_draft (id, applicant_id, opened_by, version, changed_at, content)"
            + " VALUES (?, ?, ?, 1, ?, ?)",
        draft.id().value(),
        draft.applicant().value(),
        draft.openedBy().value(),
        draft.changedAt(),
        content(draft));
  }

  @Override
  public Draft replace(Draft changed) {
    int next = changed.version() + 1;
    int replaced =
        sql.update(
            "UPDATE case_draft SET opened_by = ?, version = ?, changed_at = ?, content = ?"
                + " WHERE id = ? AND applicant_id = ? AND version = ?",
            changed.openedBy().value(),
            next,
            changed.changedAt(),
            content(changed),
            changed.id().value(),
            changed.applicant().value(),
            changed.version());
    if (replaced != 1) {
      throw new StaleVersionException("Draft " + changed.id());
    }
    return new Draft(
        changed.id(),
        changed.applicant(),
        changed.openedBy(),
        changed.mandate(),
        changed.implementation(),
        changed.itemName(),
        changed.answers(),
        changed.materials(),
        changed.way(),
        changed.delivery(),
        changed.changedAt(),
        next,
        changed.prefilled());
  }

  @Override
  public void remove(CaseId id, SubjectId applicant, int version) {
    int removed = sql.write(REMOVE, id.value(), applicant.value(), version);
    if (removed == 0
        && sql.first(
                "SELECT version FROM case_draft WHERE id = ? AND applicant_id = ?",
                row -> row.getInt(1),
                id.value(),
                applicant.value())
            .isPresent()) {
      throw new StaleVersionException("Draft " + id);
    }
  }
}
