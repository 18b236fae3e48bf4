package org.tongban.domain.delivery;

import java.util.Objects;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.place.UnitCode;

/** How the applicant wants the result. */
public sealed interface DeliveryChoice {
  /** The way, without its particulars. */
  DeliveryWay way();

  /** Sent by a courier, free of charge. */
  record ByMail(Recipient recipient) implements DeliveryChoice {
    public ByMail {
      Objects.requireNonNull(recipient);
    }

    @Override
    public DeliveryWay way() {
      return DeliveryWay.MAIL;
    }
  }

  /** Put into the applicant's space. */
  record Electronic() implements DeliveryChoice {
    @Override
    public DeliveryWay way() {
      return DeliveryWay.ELECTRONIC;
    }
  }

  /** Handed out at a service point. */
  record PickUp(UnitCode place) implements DeliveryChoice {
    public PickUp {
      Objects.requireNonNull(place);
    }

    @Override
    public DeliveryWay way() {
      return DeliveryWay.PICK_UP;
    }
  }
}
