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
    /** A number of an account or the like: digits, of which none counts more than another. */
    DIGITS,
    DATE,
    /** A date that may lie far back, and is quicker typed than looked for in a calendar. */
    DAY,
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
  private boolean prefilled;
  private String shownBy = "";
  private List<String> shownFor = List.of();
  private String shownWords = "";
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

  /** Was filled in for the person, who may change it. */
  public Field prefilled() {
    prefilled = true;
    return this;
  }

  /**
   * Is asked only if another field of the page holds one of the answers.
   *
   * @param words says so where no script hides the field
   */
  public Field shownWhen(String other, List<String> answers, String words) {
    shownBy = other;
    shownFor = List.copyOf(answers);
    shownWords = words;
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

  public boolean isPrefilled() {
    return prefilled;
  }

  /** The name of the field it depends on, or null. */
  public String shownBy() {
    return shownBy.isEmpty() ? null : shownBy;
  }

  /** The answers that show it, with a bar between them, or null. */
  public String shownFor() {
    return shownBy.isEmpty() ? null : String.join("|", shownFor);
  }

  /** When it is to be answered, in words; empty for always. */
  public String shownWords() {
    return shownWords;
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
    if (!shownWords.isEmpty()) {
      ids.add(id() + "-when");
    }
    if (prefilled) {
      ids.add(id() + "-prefilled");
    }
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
      case TEXT, CODE, NUMBER, DIGITS, DAY, LONG_TEXT, RADIOS, CHECKBOXES, SELECT -> "text";
    };
  }

  /** Whether it has room for few characters only. */
  public boolean isShort() {
    return switch (kind) {
      case CODE, NUMBER, DATE, DAY -> true;
      case TEXT, PHONE, PASSWORD, DIGITS, LONG_TEXT, RADIOS, CHECKBOXES, SELECT -> false;
    };
  }

  /** HTML's {@code inputmode}, or null. */
  public String inputMode() {
    return switch (kind) {
      case CODE, DIGITS, DAY -> "numeric";
      case NUMBER -> "decimal";
      case TEXT, PHONE, PASSWORD, DATE, LONG_TEXT, RADIOS, CHECKBOXES, SELECT -> null;
    };
  }
}
