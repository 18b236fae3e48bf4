package org.tongban.domain.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * Something a courier says happened to a parcel. Couriers repeat their reports, mix up their order
 * and leave some out.
 *
 * @param id the courier's own identity of it, unique for the parcel, 1 to 64 characters; a repeat
 *     has the same
 * @param at when it happened, by the courier's clock
 * @param words the courier's own, for people; may name who signed, at most 500 characters
 * @param place where, may be empty
 * @param receivedBy who took the parcel, may be empty; only for {@link Kind#SIGNED}
 */
public record ParcelEvent(
    String id, Instant at, Kind kind, String words, String place, String receivedBy) {
  /** By time; at the same time, what comes later in a parcel's life comes later. */
  public static final Comparator<ParcelEvent> IN_ORDER =
      Comparator.comparing(ParcelEvent::at)
          .thenComparing(ParcelEvent::kind)
          .thenComparing(ParcelEvent::id);

  private static final int LONGEST_ID = 64;

  public ParcelEvent {
    Objects.requireNonNull(at);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(words);
    Objects.requireNonNull(place);
    Objects.requireNonNull(receivedBy);
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("A parcel event's identity has 1 to 64 characters");
    }
  }

  /** Does not show the words, which can name a person. */
  @Override
  public String toString() {
    return "ParcelEvent[" + kind + " " + at + "]";
  }

  /** What happened, in the order of a parcel's life. */
  public enum Kind {
    PICKED_UP("已揽收"),
    IN_TRANSIT("运输中"),
    OUT_FOR_DELIVERY("派送中"),
    /** It could not be delivered for now; the courier tries again or asks. */
    PROBLEM("派送异常"),
    /** The person did not take it. */
    REJECTED("拒收"),
    RETURNING("退回途中"),
    LOST("遗失"),
    RETURNED("已退回"),
    SIGNED("已签收");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }
}
