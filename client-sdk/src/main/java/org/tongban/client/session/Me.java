package org.tongban.client.session;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Who is signed in. */
public final class Me extends Answer {
  private final String id;
  private final List<Organisation> organisations;

  /** Reads it; {@code id} is necessary. */
  public Me(JsonObject json) {
    super(json);
    id = json.text("id");
    organisations = json.list("organisations", Organisation::new);
  }

  /** The person's id, as applicants are named by. */
  public String id() {
    return id;
  }

  /** The name, masked; null until the person is known by name. */
  public String name() {
    return json().textOr("name", null);
  }

  /** How surely the person is known: 0 by the phone only, 1 and more by name and citizen id. */
  public int realNameLevel() {
    return (int) json().numberOr("realNameLevel", 0);
  }

  /** The code of the region of the household, or null. */
  public String home() {
    return json().textOr("home", null);
  }

  /** The organisations the person may apply for. */
  public List<Organisation> organisations() {
    return organisations;
  }

  /** An organisation the person may apply for. */
  public static final class Organisation extends Answer {
    private final String id;

    /** Reads it; {@code id} is necessary. */
    public Organisation(JsonObject json) {
      super(json);
      id = json.text("id");
    }

    /** The id, as applicants are named by. */
    public String id() {
      return id;
    }

    /** The name. */
    public String name() {
      return json().textOr("name", null);
    }
  }
}
