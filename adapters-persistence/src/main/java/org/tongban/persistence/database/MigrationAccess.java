package org.tongban.persistence.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.flyway.DefaultFlywayConfigurationCustomizer;
import io.micronaut.flyway.FlywayConfigurationCustomizer;
import jakarta.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.tongban.persistence.paper.AddStandardPaperTemplates;

/**
 * Migrates as a user of its own, where one is configured ({@code TONGBAN_DB_MIGRATION_USER} and
 * {@code TONGBAN_DB_MIGRATION_PASSWORD}), and then grants the run-time user what it needs. Without
 * one, the run-time user migrates and may do everything.
 */
@Singleton
@Named("default")
@Replaces(DefaultFlywayConfigurationCustomizer.class)
final class MigrationAccess implements FlywayConfigurationCustomizer {
  private final DatasourceConfiguration runTime;
  private final String user;
  private final String password;

  MigrationAccess(
      @Named("default") DatasourceConfiguration runTime,
      @Nullable @Property(name = "tongban.db.migration.user") String user,
      @Nullable @Property(name = "tongban.db.migration.password") String password) {
    this.runTime = runTime;
    this.user = user;
    this.password = password;
  }

  @Override
  public void customizeFluentConfiguration(FluentConfiguration configuration) {
    configuration.javaMigrations(new AddStandardPaperTemplates());
    if (user != null && !user.isBlank()) {
      configuration
          .dataSource(runTime.getUrl(), user, password == null ? "" : password)
          .callbacks(
              new RunTimeGrants(runTime.getUrl(), runTime.getUsername(), runTime.getPassword()));
    }
  }

  @Override
  public String getName() {
    return "default";
  }
}
