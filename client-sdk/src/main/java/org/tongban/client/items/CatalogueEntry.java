package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A line of the catalogue for machines: an item, or a published version. */
public final class CatalogueEntry extends Answer {
  private final String item;

  /** Reads it; {@code item} is necessary. */
  public CatalogueEntry(JsonObject json) {
    super(json);
    item = json.text("item");
  }

  /** What it is. */
  public Kind kind() {
    return json().oneOf("kind", Kind.UNKNOWN);
  }

  /** The basic code of the item. */
  public String item() {
    return item;
  }

  /** The name of the item; may be null. */
  public String name() {
    return json().textOr("name", null);
  }

  /** The server's name of the type of an item (事项类型); null of a version. */
  public String type() {
    return json().textOr("type", null);
  }

  /** The department of an item; null of a version. */
  public String department() {
    return json().textOr("department", null);
  }

  /** The implementation code; null of an item. */
  public String implementation() {
    return json().textOr("implementation", null);
  }

  /** The implementation code with the serial of what people apply for; null of an item. */
  public String businessCode() {
    return json().textOr("businessCode", null);
  }

  /** The version of the implementation; 0 of an item. */
  public long version() {
    return json().numberOr("version", 0);
  }

  /** The code of the authority; null of an item. */
  public String authority() {
    return json().textOr("authority", null);
  }

  /** The first day in force, for example 2026-03-02; may lie ahead; null of an item. */
  public String effectiveFrom() {
    return json().textOr("effectiveFrom", null);
  }

  /** The day from which on it is not in force any more; null where that is not known. */
  public String effectiveTo() {
    return json().textOr("effectiveTo", null);
  }

  /** What a line may be. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
  public enum Kind {
    ITEM,
    IMPLEMENTATION,
    /** One this SDK does not know; the JSON holds its name. */
    UNKNOWN
  }
}
