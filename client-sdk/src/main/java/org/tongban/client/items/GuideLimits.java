package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** The limits of an application, in working days. */
public final class GuideLimits extends Answer {

  /** Reads it; nothing is necessary. */
  public GuideLimits(JsonObject json) {
    super(json);
  }

  /** How long the law allows from acceptance to the end. */
  public long legalDays() {
    return json().numberOr("legalDays", 0);
  }

  /** How long the authority promises to take. */
  public long promisedDays() {
    return json().numberOr("promisedDays", 0);
  }

  /** By when corrections are asked for. */
  public long noticeDays() {
    return json().numberOr("noticeDays", 0);
  }

  /** How long the person has to answer. */
  public long answerDays() {
    return json().numberOr("answerDays", 0);
  }

  /** By how much the decision may be put off. */
  public long extensionDays() {
    return json().numberOr("extensionDays", 0);
  }

  /** By when the result is delivered after the decision. */
  public long deliveryDays() {
    return json().numberOr("deliveryDays", 0);
  }

  /** The basis in law, in words; may be null. */
  public String basis() {
    return json().textOr("basis", null);
  }
}
