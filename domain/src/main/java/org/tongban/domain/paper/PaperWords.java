package org.tongban.domain.paper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the placeholders of a template are filled with.
 *
 * @param values by the name of the placeholder; what is not known is empty, never absent
 * @param lists the entries of each list, in order
 */
public record PaperWords(Map<String, String> values, Map<String, List<Map<String, String>>> lists) {
  public PaperWords {
    values = Map.copyOf(values);
    var copied = new HashMap<String, List<Map<String, String>>>();
    lists.forEach((name, entries) -> copied.put(name, entries.stream().map(Map::copyOf).toList()));
    lists = Map.copyOf(copied);
  }

  /** Says nothing about the applicant. */
  @Override
  public String toString() {
    return "PaperWords[***]";
  }
}
