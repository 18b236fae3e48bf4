package org.tongban.persistence.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * What Connector/J has to be told so that a statement costs one round trip. A setting in the URL
 * itself wins.
 */
@Singleton
final class DriverSettings implements BeanCreatedEventListener<DatasourceConfiguration> {
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("useLocalSessionState", "true"),
          Map.entry("readOnlyPropagatesToServer", "false"),
          Map.entry("cacheServerConfiguration", "true"),
          Map.entry("elideSetAutoCommits", "true"),
          Map.entry("maintainTimeStats", "false"),
          // Whole batches in one packet, and the parsed form of every statement kept.
          Map.entry("rewriteBatchedStatements", "true"),
          Map.entry("cachePrepStmts", "true"),
          // The database parses a statement once for each connection, and values go as bytes.
          Map.entry("useServerPrepStmts", "true"),
          Map.entry("processEscapeCodesForPrepStmts", "false"),
          Map.entry("prepStmtCacheSize", "250"),
          Map.entry("prepStmtCacheSqlLimit", "4096"),
          // A day of slots is one text; some servers cut it off after 1,024 characters.
          Map.entry("sessionVariables", "group_concat_max_len=1048576"),
          // A server that stops answering is noticed, instead of waited for without end.
          Map.entry("connectTimeout", "5000"),
          Map.entry("socketTimeout", "30000"));

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    var configuration = event.getBean();
    var url = configuration.getUrl();
    if (url != null && url.startsWith("jdbc:mysql:")) {
      SETTINGS.forEach(
          (name, value) -> {
            if (!url.contains(name + "=")) {
              configuration.addDataSourceProperty(name, value);
            }
          });
    }
    return configuration;
  }
}
