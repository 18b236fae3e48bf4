package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A service item (事项) as a search finds it. */
public final class ItemSummary extends Answer {
  private final String code;
  private final String name;

  /** Reads it; {@code code} and {@code name} are necessary. */
  public ItemSummary(JsonObject json) {
    super(json);
    code = json.text("code");
    name = json.text("name");
  }

  /** The basic code. */
  public String code() {
    return code;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The type in words, for example 公共服务. */
  public String typeName() {
    return json().textOr("typeName", null);
  }

  /** The department that answers for it, in words. */
  public String department() {
    return json().textOr("department", null);
  }

  /** How many authorities implement it. */
  public long implementations() {
    return json().numberOr("implementations", 0);
  }
}
