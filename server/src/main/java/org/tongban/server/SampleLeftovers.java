package org.tongban.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Refuses to serve real people from a database that once held the sample city. */
@Singleton
@Requires(property = "tongban.sample", notEquals = "true")
final class SampleLeftovers implements ApplicationEventListener<StartupEvent> {
  private final DataSource database;

  SampleLeftovers(DataSource database, DataSourceResolver resolver) {
    this.database = resolver.resolve(database);
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT 1 FROM import_run WHERE requested_by = 'sample' LIMIT 1")) {
      if (rows.next()) {
        throw new ConfigurationException(
            "The database holds the sample city with its invented people, and sample mode is off:"
                + " the server does not start.\nStart on an empty database, or with"
                + " TONGBAN_SAMPLE=true.");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database can't be asked for sample data", e);
    }
  }
}
