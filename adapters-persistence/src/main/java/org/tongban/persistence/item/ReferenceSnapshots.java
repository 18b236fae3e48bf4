package org.tongban.persistence.item;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.tongban.application.item.ReferenceSnapshot;

/**
 * The reference data in memory. Whoever asks first after {@link #FRESH} looks whether another
 * instance took over an import meanwhile; the others go on with what is there.
 */
@Singleton
public final class ReferenceSnapshots {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final ReferenceTables tables;
  private final TransactionOperations<Connection> transactions;
  private final AtomicReference<Held> held = new AtomicReference<>();
  private final AtomicLong lookAgainAt = new AtomicLong();

  private record Held(
      ReferenceTables.Versions versions,
      ReferenceSnapshot snapshot,
      CatalogueGeneration generation) {}

  ReferenceSnapshots(ReferenceTables tables, TransactionOperations<Connection> transactions) {
    this.tables = tables;
    this.transactions = transactions;
  }

  /** What was committed at most some seconds ago. */
  public ReferenceSnapshot get() {
    return fresh().snapshot();
  }

  /** What was looked up of implementations since the last change that is known here. */
  CatalogueGeneration generation() {
    return fresh().generation();
  }

  private Held fresh() {
    var due = lookAgainAt.get();
    if (held.get() == null
        || System.nanoTime() - due >= 0
            && transactions.findTransactionStatus().isEmpty()
            && lookAgainAt.compareAndSet(due, System.nanoTime() + FRESH.toNanos())) {
      load();
    }
    return held.get();
  }

  /**
   * Has the next reader look at what is committed now, or does so itself. In a transaction it waits
   * for the end: what may still be rolled back must not be shown to others.
   */
  void refresh() {
    transactions
        .findTransactionStatus()
        .ifPresentOrElse(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void afterCommit() {
                        lookAgainAt.set(System.nanoTime());
                      }
                    }),
            this::load);
  }

  /** Loads what is committed now, unless it is here already. */
  private void load() {
    // Several may load at once at the start. A lock would hold up callers that have a connection
    // while the one who loads waits for one.
    for (var known = held.get(); ; known = held.get()) {
      var versions = tables.versions();
      if (known != null && known.versions().all() >= versions.all()) {
        break;
      }
      var snapshot =
          known != null && known.versions().places() == versions.places()
              ? known.snapshot()
              : new ReferenceSnapshot(tables.all());
      if (tables.versions().equals(versions)) {
        held.compareAndSet(known, new Held(versions, snapshot, new CatalogueGeneration()));
      }
    }
    lookAgainAt.set(System.nanoTime() + FRESH.toNanos());
  }
}
