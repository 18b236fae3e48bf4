package org.tongban.client.items;

import java.util.Collections;
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

  /** What may be chosen; empty unless the kind is a choice, or yes or no. */
  public List<String> options() {
    return json().texts("options");
  }

  /** The title of the part of the form it is in; empty for none. */
  public String section() {
    return json().textOr("section", "");
  }

  /** The name of the group it is asked for each member of; empty for none. */
  public String group() {
    return json().textOr("group", "");
  }

  /** The field it depends on; null if it is always asked. See {@link Guide#asks}. */
  public String shownBy() {
    JsonObject when = json().objectOr("shownWhen");
    return when == null ? null : when.textOr("field", null);
  }

  /** The answers of {@link #shownBy} that make it asked; empty if it is always asked. */
  public List<String> shownFor() {
    JsonObject when = json().objectOr("shownWhen");
    return when == null ? Collections.<String>emptyList() : when.texts("answers");
  }

  /**
   * The lower bound: of a number; of a date, which may be counted from today ({@code today-18y});
   * of the members of a group; of a region, the coarsest level. Empty for none.
   */
  public String least() {
    return json().textOr("least", "");
  }

  /** The upper bound, like {@link #least}; empty for none. */
  public String most() {
    return json().textOr("most", "");
  }

  /**
   * What the server fills it in with when a draft is opened, for example {@code PHONE}; null for
   * nothing.
   */
  public String prefill() {
    return json().textOr("prefill", null);
  }

  /** What to look out for; may be null. */
  public String hint() {
    return json().textOr("hint", null);
  }
}
