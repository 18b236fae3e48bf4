package org.tongban.client.deliveries;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tongban.client.addresses.Recipient;
import org.tongban.client.items.DeliveryWay;

/** How a person wants to get the result. Immutable. */
public final class DeliveryChoice {
  private final DeliveryWay way;
  private final String name;
  private final Object value;

  private DeliveryChoice(DeliveryWay way, String name, Object value) {
    this.way = way;
    this.name = name;
    this.value = value;
  }

  /** As an electronic document. */
  public static DeliveryChoice electronic() {
    return new DeliveryChoice(DeliveryWay.ELECTRONIC, null, null);
  }

  /** By mail, free of charge. */
  public static DeliveryChoice mail(Recipient recipient) {
    return new DeliveryChoice(DeliveryWay.MAIL, "recipient", recipient.json());
  }

  /** By mail to an entry of the address book. */
  public static DeliveryChoice mailToAddress(String addressId) {
    return new DeliveryChoice(DeliveryWay.MAIL, "addressId", Objects.requireNonNull(addressId));
  }

  /** To be fetched at the service point with that code. */
  public static DeliveryChoice pickUp(String servicePoint) {
    return new DeliveryChoice(DeliveryWay.PICK_UP, "place", Objects.requireNonNull(servicePoint));
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("way", way.name());
    if (name != null) {
      json.put(name, value);
    }
    return json;
  }
}
