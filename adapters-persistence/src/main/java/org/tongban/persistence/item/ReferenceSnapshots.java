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

  private record Held(long version, ReferenceSnapshot snapshot) {}

  ReferenceSnapshots(ReferenceTables tables) {
    this.tables = tables;
  }

  /** What was committed at most some seconds ago. */
  public ReferenceSnapshot get() {
    var due = lookAgainAt.get();
    if (held.get() == null
        || System.nanoTime() - due >= 0
            && lookAgainAt.compareAndSet(due, System.nanoTime() + FRESH.toNanos())) {
      refresh();
    }
    return held.get().snapshot();
  }

  /** Loads what is committed now, unless it is here already. */
  void refresh() {
    // Several may load at once at the start. A lock would hold up callers that have a connection
    // while the one who loads waits for one.
    for (var known = held.get(); ; known = held.get()) {
      var version = tables.version();
      if (known != null && known.version() >= version) {
        break;
      }
      var data = tables.all();
      if (tables.version() == version) {
        held.compareAndSet(known, new Held(version, new ReferenceSnapshot(data)));
      }
    }
    lookAgainAt.set(System.nanoTime() + FRESH.toNanos());
  }
}
