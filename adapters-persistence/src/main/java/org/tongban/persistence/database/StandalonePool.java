package org.tongban.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Two pools of connections to the one database, so that none of them ever has to be switched
 * between the two ways of committing: the default one for transactions, and one on which each
 * statement commits by itself. Switching costs two round trips per transaction.
 */
@Factory
public final class StandalonePool {
  /** The name of the pool on which each statement commits by itself. */
  public static final String NAME = "standalone";

  private static final String TRANSACTIONS = "default";

  /** The same database, the same limits. */
  @Bean(preDestroy = "close")
  @Singleton
  @Named(NAME)
  HikariDataSource standalone(@Named(TRANSACTIONS) DatasourceConfiguration transactions) {
    var configuration = new HikariConfig();
    transactions.copyStateTo(configuration);
    configuration.setPoolName(NAME);
    configuration.setAutoCommit(true);
    return new HikariDataSource(configuration);
  }

  /** The default pool's connections are always in a transaction. */
  @Singleton
  static final class InTransactions implements BeanCreatedEventListener<DatasourceConfiguration> {
    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
      var configuration = event.getBean();
      if (configuration.getName().equals(TRANSACTIONS)) {
        configuration.setAutoCommit(false);
        configuration.setPoolName("transactions");
      }
      return configuration;
    }
  }
}
