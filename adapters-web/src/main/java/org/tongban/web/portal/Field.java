package org.tongban.web.portal;

import java.util.ArrayList;
import java.util.List;

/** One field of a form, with what stands in it. */
public final class Field {
  /** How a field is shown. */
  public enum Kind {
    TEXT,
    PHONE,
    CODE,
    PASSWORD,
    NUMBER,
    DATE,
    LONG_TEXT,
    RADIOS,
    CHECKBOXES,
    SELECT
  }

  /**
   * A choice.
   *
   * @param hint explains it; empty for none
   */
  public record Option(String value, String label, String hint) {
    public Option(String value, String label) {
      this(value, label, "");
    }
  }

  private final Kind kind;
  private final String name;
  private final String label;
  private final List<Option> options = new ArrayList<>();
  private String hint = "";
  private String complete = "";
  private boolean optional;
  private List<String> values = List.of();
  private String error = "";
  private String scope = "";

  private Field(Kind kind, String name, String label) {
    this.kind = kind;
    this.name = name;
    this.label = label;
  }

  /** A field. */
  public static Field of(Kind kind, String name, String label) {
    return new Field(kind, name, label);
  }

  /** The identity in the page of the field with that name. */
  public static String id(String name) {
    return "f-" + name.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  /** Explains the field. */
  public Field hint(String words) {
    hint = words == null ? "" : words;
    return this;
  }

  /** Lets browsers fill it in: a token of HTML's {@code autocomplete}. */
  public Field complete(String token) {
    complete = token;
    return this;
  }

  /** May be left out. */
  public Field optional() {
    optional = true;
    return this;
  }

  /** Adds a choice. */
  public Field option(String value, String text) {
    options.add(new Option(value, text));
    return this;
  }

  /** Adds choices. */
  public Field options(List<Option> more) {
    options.addAll(more);
    return this;
  }

  /** Takes what was typed, and what is wrong with it. */
  public Field in(Form form) {
    scope = form.scope();
    values = form.chosen(name);
    if (kind != Kind.PASSWORD && kind != Kind.CODE && values.isEmpty()) {
      values = List.of(form.value(name));
    }
    error = form.error(name) == null ? "" : form.error(name);
    return this;
  }

  public Kind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public String id() {
    return id(scope + name);
  }

  public String label() {
    return optional ? label + "（选填）" : label;
  }

  public String hint() {
    return hint;
  }

  /** A token of HTML's {@code autocomplete}, or null. */
  public String complete() {
    return complete.isEmpty() ? null : complete;
  }

  public List<Option> options() {
    return List.copyOf(options);
  }

  public String error() {
    return error;
  }

  public boolean wrong() {
    return !error.isEmpty();
  }

  /** What stands in the field; secrets are never shown again. */
  public String value() {
    return kind == Kind.PASSWORD || kind == Kind.CODE || values.isEmpty() ? "" : values.getFirst();
  }

  public boolean holds(String value) {
    return values.contains(value);
  }

  /** The identities of what describes the field, or null. */
  public String describedBy() {
    var ids = new ArrayList<String>();
    if (!hint.isEmpty()) {
      ids.add(id() + "-hint");
    }
    if (wrong()) {
      ids.add(id() + "-error");
    }
    return ids.isEmpty() ? null : String.join(" ", ids);
  }

  /** HTML's {@code type}. */
  public String inputType() {
    return switch (kind) {
      case PHONE -> "tel";
      case PASSWORD -> "password";
      case DATE -> "date";
      case TEXT, CODE, NUMBER, LONG_TEXT, RADIOS, CHECKBOXES, SELECT -> "text";
    };
  }

  /** HTML's {@code inputmode}, or null. */
  public String inputMode() {
    return switch (kind) {
      case CODE -> "numeric";
      case NUMBER -> "decimal";
      case TEXT, PHONE, PASSWORD, DATE, LONG_TEXT, RADIOS, CHECKBOXES, SELECT -> null;
    };
  }
}
