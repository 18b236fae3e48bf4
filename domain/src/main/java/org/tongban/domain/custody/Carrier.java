package org.tongban.domain.custody;

import java.util.Objects;
import org.tongban.domain.delivery.Waybill;

/** Who carries envelopes from unit to unit. */
public sealed interface Carrier {
  /** The unit's own messenger (专人送达). */
  record Messenger() implements Carrier {}

  /** A courier, under one waybill for the whole list. */
  record ByCourier(Waybill waybill) implements Carrier {
    public ByCourier {
      Objects.requireNonNull(waybill);
    }
  }

  /** In Chinese words. */
  default String words() {
    return switch (this) {
      case Messenger _ -> "专人送达";
      case ByCourier(var waybill) -> waybill.courier().value() + "，运单号 " + waybill.number();
    };
  }
}
