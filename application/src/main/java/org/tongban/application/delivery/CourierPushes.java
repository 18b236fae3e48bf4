package org.tongban.application.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;

/** Understands what one courier pushes. Without any I/O. */
public interface CourierPushes {
  /** Its name in the address, lower-case letters and digits. */
  String channel();

  /** Whether it comes from the courier. Secrets are compared in constant time. */
  Verdict check(ReceivePushes.Push push, Instant now);

  /**
   * What a checked content says.
   *
   * @param content as in {@link Verdict.Genuine}
   * @throws IllegalArgumentException if it can't be read
   */
  List<Report> read(String content);

  /** What it says of one parcel. */
  record Report(Optional<DispatchId> reference, Waybill waybill, List<ParcelEvent> events) {
    public Report {
      Objects.requireNonNull(reference);
      Objects.requireNonNull(waybill);
      events = List.copyOf(events);
    }
  }

  /** What the check found. */
  sealed interface Verdict {
    /**
     * It is the courier's.
     *
     * @param key tells it from every other content, 1 to 64 characters; the same for a repeat
     * @param content what to keep
     * @param answer what the courier expects to be told, as JSON
     */
    record Genuine(String key, String content, String answer) implements Verdict {}

    /** It is not. */
    record Forged() implements Verdict {}

    /** It was, but not now. */
    record Stale() implements Verdict {}

    /** It is, but can't be read. */
    record Unreadable() implements Verdict {}
  }
}
