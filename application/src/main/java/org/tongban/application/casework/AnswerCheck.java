package org.tongban.application.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.domain.item.FormSchema;

/**
 * Holds the answers to a form against its JSON Schema (2020-12), {@code format} included. Every
 * implementation passes {@code AnswerCheckContract}.
 */
public interface AnswerCheck {
  /**
   * Everything in which the document departs from the schema, in no particular order; empty if it
   * is valid. One place may be named more than once.
   *
   * @param document as {@code FormAnswers.document} gives it
   */
  List<Fault> faults(FormSchema schema, Map<String, Object> document);

  /**
   * A place that will not do.
   *
   * @param place the names and numbers that lead there; for a missing or superfluous member, those
   *     of the member
   * @param keyword the word of the schema it departs from, for example {@code maxLength}
   */
  record Fault(List<String> place, String keyword) {
    public Fault {
      place = List.copyOf(place);
      Objects.requireNonNull(keyword);
    }
  }
}
