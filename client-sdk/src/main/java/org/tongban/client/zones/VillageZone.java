package org.tongban.client.zones;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A district, town or village, and what its stations handle. */
public final class VillageZone extends Answer {
  private final String code;
  private final String name;
  private final List<Listed> items;

  /** Reads it; {@code code} and {@code name} are necessary. */
  public VillageZone(JsonObject json) {
    super(json);
    code = json.text("code");
    name = json.text("name");
    items = json.list("items", Listed::new);
  }

  /** The code of the region. */
  public String code() {
    return code;
  }

  /** Its full name. */
  public String name() {
    return name;
  }

  /** What the stations handle. */
  public List<Listed> items() {
    return items;
  }

  /** An item of the listing. */
  public static final class Listed extends Answer {
    private final String name;

    /** Reads it; {@code name} is necessary. */
    public Listed(JsonObject json) {
      super(json);
      name = json.text("name");
    }

    /** The name. */
    public String name() {
      return name;
    }

    /** The basic code; null where the catalogue has no such item. */
    public String code() {
      return json().textOr("code", null);
    }
  }
}
