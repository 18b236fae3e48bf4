package org.tongban.persistence.paper;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.tongban.application.paper.StandardPaperTemplates;
import org.tongban.persistence.database.Sql;

/**
 * Migration 81: the templates an installation begins with. Those that are there already stay, so a
 * kind that is added later needs no more than the same again under another version.
 */
public final class AddStandardPaperTemplates extends BaseJavaMigration {
  @Override
  protected void init() {
    // Its version is not in its name.
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("81");
  }

  @Override
  public String getDescription() {
    return "standard paper templates";
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (var insert =
        context
            .getConnection()
            .prepareStatement(
                "INSERT IGNORE INTO paper_template (kind, version, title, body, saved_at, saved_by)"
                    + " VALUES (?, ?, ?, ?, ?, ?)")) {
      for (var template : StandardPaperTemplates.all()) {
        insert.setString(1, template.kind().name());
        insert.setInt(2, template.version());
        insert.setString(3, template.title());
        insert.setString(4, template.body());
        insert.setObject(5, LocalDateTime.ofInstant(template.savedAt(), ZoneOffset.UTC));
        insert.setBytes(6, Sql.bytes(template.savedBy().value()));
        insert.executeUpdate();
      }
    }
  }
}
