package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A field of the application form. */
public final class FormField extends Answer {
  private final String name;
  private final String label;

  /** Reads it; {@code name} and {@code label} are necessary. */
  public FormField(JsonObject json) {
    super(json);
    name = json.text("name");
    label = json.text("label");
  }

  /** By which it is answered. */
  public String name() {
    return name;
  }

  /** What it is called on screen. */
  public String label() {
    return label;
  }

  /** What an answer looks like. */
  public FieldKind kind() {
    return json().oneOf("kind", FieldKind.UNKNOWN);
  }

  /** Whether it must be answered before submitting. */
  public boolean required() {
    return json().flag("required");
  }

  /** The most characters an answer may have. */
  public long maxLength() {
    return json().numberOr("maxLength", 0);
  }

  /** What may be chosen; empty unless the kind is a choice. */
  public List<String> options() {
    return json().texts("options");
  }

  /** What to look out for; may be null. */
  public String hint() {
    return json().textOr("hint", null);
  }
}
