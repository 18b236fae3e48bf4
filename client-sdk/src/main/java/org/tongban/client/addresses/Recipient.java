package org.tongban.client.addresses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Who receives mail, and where. Immutable. */
public final class Recipient {
  private final String name;
  private final String phone;
  private final String region;
  private final String street;

  /**
   * A recipient.
   *
   * @param region the twelve-digit code of the region
   * @param street street, house and room
   */
  public Recipient(String name, String phone, String region, String street) {
    this.name = Objects.requireNonNull(name);
    this.phone = Objects.requireNonNull(phone);
    this.region = Objects.requireNonNull(region);
    this.street = Objects.requireNonNull(street);
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("phone", phone);
    json.put("region", region);
    json.put("street", street);
    return json;
  }

  /** Without personal data. */
  @Override
  public String toString() {
    return "Recipient";
  }
}
