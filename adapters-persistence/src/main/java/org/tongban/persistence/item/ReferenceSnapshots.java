package org.tongban.persistence.item;

import jakarta.inject.Singleton;
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
  private final AtomicReference<Held> held = new AtomicReference<>();
  private final AtomicLong lookAgainAt = new AtomicLong();

  private record Held(
      ReferenceTables.Versions versions, ReferenceSnapshot snapshot, CatalogueGeneration generation) {}

  ReferenceSnapshots(ReferenceTables tables) {
    this.tables = tables;
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
            && lookAgainAt.compareAndSet(due, System.nanoTime() + FRESH.toNanos())) {
      refresh();
    }
    return held.get();
  }

  /** Loads what is committed now, unless it is here already. */
  void refresh() {
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
