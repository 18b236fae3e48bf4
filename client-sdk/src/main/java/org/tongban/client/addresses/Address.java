package org.tongban.client.addresses;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** An entry of the address book. */
public final class Address extends Answer {
  private final String id;
  private final long version;

  /** Reads it; {@code id} and {@code version} are necessary. */
  public Address(JsonObject json) {
    super(json);
    id = json.text("id");
    version = json.number("version");
  }

  /** By which deliveries may name it. */
  public String id() {
    return id;
  }

  /** To be sent with a change. */
  public long version() {
    return version;
  }

  /** Who receives. */
  public String name() {
    return json().textOr("name", null);
  }

  /** The receiver's phone. */
  public String phone() {
    return json().textOr("phone", null);
  }

  /** The code of the region. */
  public String region() {
    return json().textOr("region", null);
  }

  /** The region's name with all it lies in, or null. */
  public String regionName() {
    return json().textOr("regionName", null);
  }

  /** Street, house and room. */
  public String street() {
    return json().textOr("street", null);
  }
}
