package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** What many people ask, with the answer. */
public final class Question extends Answer {
  private final String id;
  private final String question;
  private final String answer;

  /** Reads it; {@code id}, {@code question} and {@code answer} are necessary. */
  public Question(JsonObject json) {
    super(json);
    id = json.text("id");
    question = json.text("question");
    answer = json.text("answer");
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** The question. */
  public String question() {
    return question;
  }

  /** The answer; paragraphs end with a line break. */
  public String answer() {
    return answer;
  }

  /** The items it leads to, the most useful first. */
  public List<ItemSummary> items() {
    return json().list("items", ItemSummary::new);
  }
}
