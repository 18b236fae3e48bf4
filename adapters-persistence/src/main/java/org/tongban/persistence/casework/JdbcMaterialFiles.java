package org.tongban.persistence.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.casework.MaterialFile;
import org.tongban.application.casework.MaterialFiles;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** What is known about uploaded papers, in the table material_file. */
@Singleton
final class JdbcMaterialFiles implements MaterialFiles {
  private static final String SELECT =
      "SELECT id, case_id, material_code, subject_id, uploader_id, file_name, media_type,"
          + " size_bytes, sha256, uploaded_at FROM material_file ";

  private final Sql sql;
  private final PersonalData protection;

  JdbcMaterialFiles(Sql sql, PersonalData protection) {
    this.sql = sql;
    this.protection = protection;
  }

  @Override
  public Optional<MaterialFile> find(UUID id) {
    return sql.first(SELECT + "WHERE id = ?", Row::read, id).map(this::file);
  }

  @Override
  public List<MaterialFile> of(CaseId id) {
    return sql
        .list(SELECT + "WHERE case_id = ? ORDER BY uploaded_at, id", Row::read, id.value())
        .stream()
        .map(this::file)
        .toList();
  }

  @Override
  public Map<UUID, String> codes(CaseId id) {
    return sql
        .list(
            "SELECT id, material_code FROM material_file WHERE case_id = ?",
            row -> Map.entry(Sql.uuid(row, "id"), row.getString("material_code")),
            id.value())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void add(MaterialFile file) {
    sql.update(
        "INSERT INTO material_file (id, case_id, material_code, subject_id, uploader_id, file_name,"
            + " media_type, size_bytes, sha256, uploaded_at, settled, checked_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?)",
        file.id(),
        file.caseId().value(),
        file.code(),
        file.subject().value(),
        file.uploader().value(),
        encrypted(file, "file_name", file.fileName()),
        file.mediaType(),
        file.size(),
        encrypted(file, "sha256", file.sha256()),
        file.uploadedAt(),
        file.uploadedAt());
  }

  @Override
  public void remove(UUID id) {
    sql.update("DELETE FROM material_file WHERE id = ?", id);
  }

  @Override
  public void settle(UUID id) {
    sql.update("UPDATE material_file SET settled = TRUE WHERE id = ?", id);
  }

  @Override
  public List<UUID> look(Instant before, Instant now, int limit) {
    var ids =
        sql.list(
            "SELECT id FROM material_file WHERE settled = FALSE AND checked_at < ?"
                + " ORDER BY checked_at, id LIMIT ?",
            row -> Sql.uuid(row, "id"),
            before,
            limit);
    sql.batch(
        "UPDATE material_file SET checked_at = ? WHERE id = ?",
        ids.stream().map(id -> new Object[] {now, id}).toList());
    return ids;
  }

  private byte[] encrypted(MaterialFile file, String column, String text) {
    return protection.encrypt(file.subject(), place(column, file.id()), text.getBytes(UTF_8));
  }

  private static String place(String column, UUID id) {
    return "material_file." + column + "/" + id;
  }

  private MaterialFile file(Row row) {
    return new MaterialFile(
        row.id(),
        row.caseId(),
        row.code(),
        row.subject(),
        row.uploader(),
        decrypted(row, "file_name", row.fileName()),
        row.mediaType(),
        row.size(),
        decrypted(row, "sha256", row.sha256()),
        row.uploadedAt());
  }

  private String decrypted(Row row, String column, byte[] stored) {
    return new String(protection.decrypt(row.subject(), place(column, row.id()), stored), UTF_8);
  }

  private record Row(
      UUID id,
      CaseId caseId,
      String code,
      SubjectId subject,
      ActorId uploader,
      byte[] fileName,
      String mediaType,
      long size,
      byte[] sha256,
      Instant uploadedAt) {
    static Row read(ResultSet row) throws SQLException {
      return new Row(
          Sql.uuid(row, "id"),
          new CaseId(Sql.uuid(row, "case_id")),
          row.getString("material_code"),
          new SubjectId(Sql.uuid(row, "subject_id")),
          new ActorId(Sql.uuid(row, "uploader_id")),
          row.getBytes("file_name"),
          row.getString("media_type"),
          row.getLong("size_bytes"),
          row.getBytes("sha256"),
          Sql.instant(row, "uploaded_at"));
    }
  }
}
