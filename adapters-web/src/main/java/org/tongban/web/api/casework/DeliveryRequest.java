package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Inputs;

/**
 * How the result is to come.
 *
 * @param recipient for mail, unless {@code addressId} names an address of the address book
 * @param place the service point, for picking up
 */
@Serdeable
record DeliveryRequest(
    @Nullable String way,
    @Nullable RecipientRequest recipient,
    @Nullable String addressId,
    @Nullable String place) {

  /** The choice, or null if something was wrong, which the inputs then say. */
  @Nullable
  DeliveryChoice read(
      Inputs inputs, String pointer, Function<UUID, Optional<Recipient>> addresses) {
    var wanted = inputs.required(pointer + "/way", way, Inputs.constant(DeliveryWay.class));
    return switch (wanted) {
      case null -> null;
      case ELECTRONIC -> new DeliveryChoice.Electronic();
      case PICK_UP -> {
        var unit = inputs.required(pointer + "/place", place, UnitCode::new);
        yield unit == null ? null : new DeliveryChoice.PickUp(unit);
      }
      case MAIL -> {
        var to = mail(inputs, pointer, addresses);
        yield to == null ? null : new DeliveryChoice.ByMail(to);
      }
    };
  }

  private @Nullable Recipient mail(
      Inputs inputs, String pointer, Function<UUID, Optional<Recipient>> addresses) {
    if (recipient != null) {
      return recipient.read(inputs, pointer + "/recipient");
    }
    var id = inputs.required(pointer + "/addressId", addressId, Inputs::uuid);
    if (id == null) {
      return null;
    }
    var found = addresses.apply(id);
    if (found.isEmpty()) {
      inputs.wrong(pointer + "/addressId", "地址簿里没有这个地址。");
    }
    return found.orElse(null);
  }
}
