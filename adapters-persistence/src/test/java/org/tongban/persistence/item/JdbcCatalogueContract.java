package org.tongban.persistence.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.CatalogueContract;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.item.SampleReference;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.persistence.TestDatabase;

/** The catalogue on a database. */
abstract class JdbcCatalogueContract extends CatalogueContract {
  protected abstract TestDatabase database();

  @Override
  protected Catalogue catalogue() {
    return database().bean(Catalogue.class);
  }

  @Override
  protected ReferenceStore store() {
    return database().bean(ReferenceStore.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected SettableClock clock() {
    return database().clock();
  }

  private static Implementation version(int number) {
    var sample = new ImplementationSample("05", 600, "即时公布");
    sample.version = number;
    return sample.build();
  }

  /** As others see it, who are in no transaction. */
  private static Optional<Implementation> seenByOthers(
      Catalogue catalogue, ImplementationCode code) {
    return CompletableFuture.supplyAsync(() -> catalogue.current(code)).join();
  }

  @Test
  void showsAtOnceWhatWasCommittedAndNeverWhatWasNot() {
    var first = version(1);
    save(first);
    var code = first.ref().code();
    assertThat(catalogue().current(code)).contains(first);
    var second = version(2);

    transactions()
        .run(
            () -> {
              publish(second);
              assertThat(seenByOthers(catalogue(), code)).as("Not committed").contains(first);
            });
    assertThat(catalogue().current(code)).as("Committed").contains(second);

    var third = version(3);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          publish(third);
                          throw new IllegalStateException("rolled back");
                        }))
        .hasMessage("rolled back");
    assertThat(catalogue().current(code)).as("Rolled back").contains(second);
  }

  private void save(Implementation version) {
    transactions()
        .run(
            () -> {
              store().lock();
              store()
                  .save(
                      SampleReference.published(true, version),
                      new ReferenceStore.Run(clock().instant(), "test", Map.of()));
              store().refresh();
            });
  }

  private void publish(Implementation version) {
    store().hold();
    store()
        .publish(
            List.of(new ReferenceData.Published(version, true)),
            LocalDate.ofInstant(clock().instant(), ZoneId.of("Asia/Shanghai")),
            clock().instant());
    store().refresh();
  }
}
