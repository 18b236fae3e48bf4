package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A paper that a granted application leads to (办理结果). */
public final class ResultPaper extends Answer {
  private final String name;

  /** Reads it; {@code name} is necessary. */
  public ResultPaper(JsonObject json) {
    super(json);
    name = json.text("name");
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Whether it comes as a file. */
  public boolean electronic() {
    return json().flag("electronic");
  }

  /** Whether it comes on paper. */
  public boolean paper() {
    return json().flag("paper");
  }

  /** What it looks like, in words or as an https address; may be empty or null. */
  public String sample() {
    return json().textOr("sample", null);
  }
}
