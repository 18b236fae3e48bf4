package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.place.Organisation;

/** How the result comes. */
@Serdeable
public record DeliveryResponse(
    DeliveryWay way,
    String wayName,
    Optional<RecipientResponse> recipient,
    Optional<String> place,
    Optional<String> placeName) {

  /** Who gets a parcel, and where. */
  @Serdeable
  public record RecipientResponse(
      String name, String phone, String region, String regionName, String street) {
    /** The recipient, with the region's full name. */
    public static RecipientResponse of(Recipient recipient, Organisation city) {
      return new RecipientResponse(
          recipient.name().value(),
          recipient.phone().value(),
          recipient.region().value(),
          city.regions().fullName(recipient.region()),
          recipient.street());
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "RecipientResponse[***]";
    }
  }

  static DeliveryResponse of(DeliveryChoice choice, Organisation city) {
    var way = choice.way();
    return switch (choice) {
      case DeliveryChoice.ByMail(var recipient) ->
          new DeliveryResponse(
              way,
              way.label(),
              Optional.of(RecipientResponse.of(recipient, city)),
              Optional.empty(),
              Optional.empty());
      case DeliveryChoice.Electronic() ->
          new DeliveryResponse(
              way, way.label(), Optional.empty(), Optional.empty(), Optional.empty());
      case DeliveryChoice.PickUp(var place) ->
          new DeliveryResponse(
              way,
              way.label(),
              Optional.empty(),
              Optional.of(place.value()),
              Optional.of(city.nameOf(place)));
    };
  }
}
