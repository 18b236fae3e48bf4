package org.tongban.domain.custody;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.place.UnitCode;

/**
 * The list by which one unit hands envelopes over to another (交接清单), signed at both ends. What is
 * on it does not change.
 *
 * @param number as it is printed, and can be scanned
 * @param envelopes 1 to {@value #MOST}, each once
 * @param dispatched when it was signed by the sender and left, and with whom
 * @param endedAt when everything had been scanned or the receiver signed, or when it was called off
 */
public record HandOverList(
    HandOverId id,
    CustodyCode number,
    UnitCode from,
    UnitCode to,
    List<EnvelopeId> envelopes,
    Instant madeAt,
    State state,
    Optional<Dispatched> dispatched,
    Optional<Instant> endedAt) {
  /** As many as one transaction hands over and one messenger counts. */
  public static final int MOST = 50;

  /** How far it is. */
  public enum State {
    MADE("待交出"),
    DISPATCHED("在途"),
    RECEIVED("已签收"),
    CANCELLED("已撤销");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /** When it left, and with whom. */
  public record Dispatched(Instant at, Carrier carrier) {
    public Dispatched {
      Objects.requireNonNull(at);
      Objects.requireNonNull(carrier);
    }
  }

  /**
   * @throws IllegalArgumentException if there are no envelopes, too many or one twice, or it leads
   *     nowhere
   */
  public HandOverList {
    Objects.requireNonNull(id);
    Objects.requireNonNull(number);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(madeAt);
    Objects.requireNonNull(state);
    Objects.requireNonNull(dispatched);
    Objects.requireNonNull(endedAt);
    envelopes = List.copyOf(envelopes);
    if (envelopes.isEmpty()
        || envelopes.size() > MOST
        || envelopes.stream().distinct().count() < envelopes.size()) {
      throw new IllegalArgumentException("一张清单列 1 到 " + MOST + " 个材料袋，每个只列一次。");
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("交接的双方是同一个单位。");
    }
  }

  /** Whether the unit is one of the two ends. */
  public boolean concerns(UnitCode unit) {
    return from.equals(unit) || to.equals(unit);
  }

  /** The same, on its way. */
  public HandOverList leaving(Instant at, Carrier carrier) {
    return new HandOverList(
        id,
        number,
        from,
        to,
        envelopes,
        madeAt,
        State.DISPATCHED,
        Optional.of(new Dispatched(at, carrier)),
        Optional.empty());
  }

  /** The same, over. */
  public HandOverList ended(State how, Instant at) {
    return new HandOverList(
        id, number, from, to, envelopes, madeAt, how, dispatched, Optional.of(at));
  }
}
