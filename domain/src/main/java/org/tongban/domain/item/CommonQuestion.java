package org.tongban.domain.item;

import java.util.List;
import java.util.Objects;

/**
 * What many people ask, with the answer (常见问题).
 *
 * @param question in the words of the person who asks
 * @param answer in plain words, saying what to do; paragraphs end with a line break
 * @param items the names of the items that it leads to, the most useful first
 * @param active false where it was withdrawn and is not shown any more
 */
public record CommonQuestion(
    QuestionCode code, String question, String answer, List<String> items, boolean active) {
  public CommonQuestion {
    Objects.requireNonNull(code);
    Objects.requireNonNull(question);
    Objects.requireNonNull(answer);
    items = List.copyOf(items);
  }
}
