package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Something that changed in the catalogue. */
public final class CatalogueChange extends Answer {
  private final long sequence;
  private final String item;

  /** Reads it; {@code sequence} and {@code item} are necessary. */
  public CatalogueChange(JsonObject json) {
    super(json);
    sequence = json.number("sequence");
    item = json.text("item");
  }

  /** Rises with every change; give the last one to ask for what came after it. */
  public long sequence() {
    return sequence;
  }

  /** What happened. */
  public Kind kind() {
    return json().oneOf("kind", Kind.UNKNOWN);
  }

  /** The basic code of the item. */
  public String item() {
    return item;
  }

  /** The implementation code; null where the item itself changed. */
  public String implementation() {
    return json().textOr("implementation", null);
  }

  /** The version of the implementation; 0 where the item itself changed. */
  public long version() {
    return json().numberOr("version", 0);
  }

  /** The day from which on it holds, for example 2026-03-02; may lie ahead, may be null. */
  public String effectiveOn() {
    return json().textOr("effectiveOn", null);
  }

  /** When it was changed, in milliseconds since 1970-01-01T00:00Z; -1 if that was not sent. */
  public long changedAt() {
    return json().timeOr("changedAt");
  }

  /** What can happen. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
  public enum Kind {
    /** An item is new or changed. */
    ITEM,
    /** A version was published, or is in force again. */
    PUBLISHED,
    /** A version was withdrawn. */
    WITHDRAWN,
    /** One this SDK does not know; the JSON holds its name. */
    UNKNOWN
  }
}
