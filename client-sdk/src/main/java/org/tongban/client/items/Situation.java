package org.tongban.client.items;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the easiest way depends on; the server keeps nothing of it. Immutable. */
public final class Situation {
  private final Map<String, Object> fields;

  private Situation(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * A person who is at home there, can go online and can leave home.
   *
   * @param region the code of the region, best that of a village (twelve digits)
   */
  public static Situation at(String region) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("at", Objects.requireNonNull(region));
    return new Situation(fields);
  }

  /** Where the household or the seat is registered, if that is elsewhere. */
  public Situation home(String region) {
    return with("home", Objects.requireNonNull(region));
  }

  /** Who applies; a person by default. */
  public Situation subject(SubjectKind kind) {
    return with("subject", kind.name());
  }

  /** The date of birth, as YYYY-MM-DD. */
  public Situation born(String date) {
    return with("born", Objects.requireNonNull(date));
  }

  /**
   * The age, where the date of birth is not known.
   *
   * @param years full years, 0 to 250
   */
  public Situation age(int years) {
    return with("age", years);
  }

  /** Whether the person can apply online without help; true by default. */
  public Situation online(boolean can) {
    return with("online", can);
  }

  /** Whether the person can leave home; true by default. */
  public Situation mobile(boolean can) {
    return with("mobile", can);
  }

  /** Whether somebody can act for the person; false by default. */
  public Situation helped(boolean is) {
    return with("helped", is);
  }

  /** Whether an early end counts more than a short way; false by default. */
  public Situation urgent(boolean is) {
    return with("urgent", is);
  }

  private Situation with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return new Situation(changed);
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    return new LinkedHashMap<>(fields);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "Situation";
  }
}
