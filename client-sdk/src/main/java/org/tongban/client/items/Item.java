package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A service item (事项) and who implements it. */
public final class Item extends Answer {
  private final String code;
  private final String name;
  private final List<ImplementationSummary> implementations;

  /** Reads it; {@code code} and {@code name} are necessary. */
  public Item(JsonObject json) {
    super(json);
    code = json.text("code");
    name = json.text("name");
    implementations = json.list("implementations", ImplementationSummary::new);
  }

  /** The basic code. */
  public String code() {
    return code;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The type in words. */
  public String typeName() {
    return json().textOr("typeName", null);
  }

  /** Who implements it. */
  public List<ImplementationSummary> implementations() {
    return implementations;
  }
}
