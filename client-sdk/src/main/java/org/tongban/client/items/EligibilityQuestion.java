package org.tongban.client.items;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Asks whether somebody may apply. Say as much as is known; {@link Eligibility#questions} says what
 * else is needed. Not safe for use by several threads.
 */
public final class EligibilityQuestion {
  private final Map<String, Object> said = new LinkedHashMap<>();
  private final Map<String, Object> answers = new LinkedHashMap<>();

  /** Nothing said yet. */
  public EligibilityQuestion() {}

  /** For an own organisation, with that id, instead of oneself. */
  public EligibilityQuestion applicant(String id) {
    said.put("applicant", Objects.requireNonNull(id));
    return this;
  }

  /** Who applies. */
  public EligibilityQuestion subject(SubjectKind kind) {
    said.put("subject", kind.name());
    return this;
  }

  /**
   * When they were born.
   *
   * @param date such as 1950-01-31
   */
  public EligibilityQuestion birthDate(String date) {
    said.put("birthDate", Objects.requireNonNull(date));
    return this;
  }

  /** Their sex, which few conditions ask for. */
  public EligibilityQuestion female(boolean female) {
    said.put("sex", female ? "FEMALE" : "MALE");
    return this;
  }

  /**
   * Where the household or the seat is registered.
   *
   * @param region a region code
   */
  public EligibilityQuestion home(String region) {
    said.put("home", Objects.requireNonNull(region));
    return this;
  }

  /** Answers a yes-or-no question by its key. */
  public EligibilityQuestion answer(String key, boolean yes) {
    answers.put(key, yes);
    return this;
  }

  /** As the server reads it. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(said);
    if (!answers.isEmpty()) {
      json.put("answers", new LinkedHashMap<>(answers));
    }
    return json;
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "EligibilityQuestion[***]";
  }
}
