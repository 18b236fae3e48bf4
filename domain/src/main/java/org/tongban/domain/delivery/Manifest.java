package org.tongban.domain.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.place.UnitCode;

/**
 * The list by which a mail room hands parcels over to one courier (交寄清单). What is on it does not
 * change.
 *
 * @param courier who takes them
 * @param dispatches 1 to {@value #MOST}, each once
 * @param handedOver when both sides signed, once they did
 */
public record Manifest(
    ManifestId id,
    UnitCode sender,
    CourierName courier,
    List<DispatchId> dispatches,
    Instant madeAt,
    Optional<Instant> handedOver) {
  /** As many as one transaction hands over and one courier counts. */
  public static final int MOST = 50;

  /**
   * @throws IllegalArgumentException if there are none, too many, or one twice
   */
  public Manifest {
    Objects.requireNonNull(id);
    Objects.requireNonNull(sender);
    Objects.requireNonNull(courier);
    Objects.requireNonNull(madeAt);
    Objects.requireNonNull(handedOver);
    dispatches = List.copyOf(dispatches);
    if (dispatches.isEmpty() || dispatches.size() > MOST) {
      throw new IllegalArgumentException("一张清单有 1 到 50 件邮件，请重新选择。");
    }
    if (dispatches.stream().distinct().count() < dispatches.size()) {
      throw new IllegalArgumentException("同一邮件在清单上出现了两次，请重新选择。");
    }
  }

  /** The same, signed by both sides. Again changes nothing. */
  public Manifest handOver(Instant now) {
    return handedOver.isPresent()
        ? this
        : new Manifest(id, sender, courier, dispatches, madeAt, Optional.of(now));
  }

  /** A short number for the paper: the random end of its identity. */
  public String number() {
    return id.toString().substring(24).toUpperCase(java.util.Locale.ROOT);
  }
}
