package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Whether somebody may apply for a matter, as far as is known. */
public final class Eligibility extends Answer {
  private final List<Unmet> unmet;
  private final List<Question> questions;

  /** How it stands. */
  public enum Status {
    /** All conditions are met; the authority still decides. */
    ELIGIBLE,
    /** {@link Eligibility#unmet} says what is not met, and what to do instead. */
    NOT_ELIGIBLE,
    /** {@link Eligibility#questions} have to be answered first. */
    MORE_NEEDED,
    /** One this SDK does not know. */
    UNKNOWN
  }

  /** Reads it. */
  public Eligibility(JsonObject json) {
    super(json);
    unmet = json.list("unmet", Unmet::new);
    questions = json.list("questions", Question::new);
  }

  /** How it stands. */
  public Status status() {
    return json().oneOf("status", Status.UNKNOWN);
  }

  /** Every condition that is not met; empty unless not eligible. */
  public List<Unmet> unmet() {
    return unmet;
  }

  /** What has to be asked first; empty unless more is needed. */
  public List<Question> questions() {
    return questions;
  }

  /** A condition that is not met. */
  public static final class Unmet extends Answer {
    /** Reads it. */
    public Unmet(JsonObject json) {
      super(json);
    }

    /** The condition, in words. */
    public String condition() {
      return json().textOr("condition", "");
    }

    /** Why it is not met, in words. */
    public String reason() {
      return json().textOr("reason", "");
    }

    /** What to do instead, in words; may be empty. */
    public String advice() {
      return json().textOr("advice", "");
    }

    /** The code of an item that helps; null if there is none to name. */
    public String instead() {
      return json().textOr("instead", null);
    }
  }

  /** Something to be asked. */
  public static final class Question extends Answer {
    private final String key;

    /** What would answer it. */
    public enum Kind {
      SUBJECT,
      BORN,
      SEX,
      HOME,
      /** Answered by {@link EligibilityQuestion#answer} under {@link Question#key}. */
      YES_NO,
      /** One this SDK does not know. */
      UNKNOWN
    }

    /** Reads it; {@code key} is necessary. */
    public Question(JsonObject json) {
      super(json);
      key = json.text("key");
    }

    /** By which it is answered. */
    public String key() {
      return key;
    }

    /** What would answer it. */
    public Kind kind() {
      return json().oneOf("kind", Kind.UNKNOWN);
    }

    /** The question, in words. */
    public String words() {
      return json().textOr("words", "");
    }
  }
}
