package org.tongban.persistence.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.item.ItemSearchContract;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.item.SampleReference;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.persistence.TestDatabase;

/** The contract, on every database. */
abstract class LuceneItemSearchContract extends ItemSearchContract {
  private static final String[] TABLES = {
    "item_popularity",
    "common_question",
    "search_synonym",
    "implementation",
    "guide_rows",
    "life_event_item",
    "village_listing",
    "catalogue_change",
    "service_item"
  };

  abstract TestDatabase database();

  /** As the owner of the database: what is published can't be deleted at run time. */
  @AfterEach
  void leaveNothing() throws SQLException {
    try (var owner = DriverManager.getConnection(database().url(), database().root(), "");
        var statement = owner.createStatement()) {
      for (var table : TABLES) {
        statement.executeUpdate("DELETE FROM " + table);
      }
      statement.executeUpdate("UPDATE search_revision SET revision = revision + 1");
      statement.executeUpdate("UPDATE reference_version SET version = version + 1");
    }
  }

  @Override
  protected ItemSearch search() {
    return database().bean(ItemSearch.class);
  }

  @Override
  protected void save(ReferenceData changes) {
    var store = database().bean(ReferenceStore.class);
    database()
        .bean(Transactions.class)
        .inTransaction(
            () -> {
              store.lock();
              store.save(changes, new ReferenceStore.Run(NOW, "test", Map.of()));
              return null;
            });
    store.refresh();
    follow();
  }

  @Override
  protected void publish(ReferenceData.Published version, LocalDate from) {
    var store = database().bean(ReferenceStore.class);
    database()
        .bean(Transactions.class)
        .run(
            () -> {
              store.hold();
              store.publish(List.of(version), from, clock().instant());
            });
    follow();
  }

  @Override
  protected SettableClock clock() {
    return database().clock();
  }

  @Override
  protected void follow() {
    database().bean(LuceneItemSearch.class).catchUp();
  }

  @Test
  void isFollowedWithoutBeingAskedTo() {
    var item = SampleReference.item(new ImplementationSample("20", 60, "灯塔参观预约").build());
    var follower = new SearchFollower(database().bean(LuceneItemSearch.class));
    follower.start();
    try {
      var store = database().bean(ReferenceStore.class);
      database()
          .bean(Transactions.class)
          .run(
              () -> {
                store.lock();
                store.save(
                    ItemSearchContract.changed(List.of(item), List.of()),
                    new ReferenceStore.Run(NOW, "test", Map.of()));
              });
      Awaitility.await()
          .atMost(Duration.ofSeconds(2))
          .untilAsserted(() -> assertThat(names("灯塔参观")).contains(item.name()));
    } finally {
      follower.stop();
    }
  }
}
