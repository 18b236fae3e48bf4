package org.tongban.client.places;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A place that serves people. */
public final class ServicePoint extends Answer {
  private final String code;
  private final String name;
  private final List<ServiceWindow> windows;

  /** Reads it; {@code code} and {@code name} are necessary. */
  public ServicePoint(JsonObject json) {
    super(json);
    code = json.text("code");
    name = json.text("name");
    windows = json.list("windows", ServiceWindow::new);
  }

  /** The code, by which ways name it. */
  public String code() {
    return code;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** What kind of place it is. */
  public ServicePointKind kind() {
    return json().oneOf("kind", ServicePointKind.UNKNOWN);
  }

  /** The code of its region. */
  public String region() {
    return json().textOr("region", null);
  }

  /** Its region in words. */
  public String regionName() {
    return json().textOr("regionName", null);
  }

  /** Where to go. */
  public String address() {
    return json().textOr("address", null);
  }

  /** Whom to call. */
  public String phone() {
    return json().textOr("phone", null);
  }

  /** When it is open, in words. */
  public String openingHours() {
    return json().textOr("openingHours", null);
  }

  /** Its counters. */
  public List<ServiceWindow> windows() {
    return windows;
  }
}
