package org.tongban.application.item;

import java.util.List;
import java.util.Objects;
import org.tongban.domain.item.CommonQuestion;

/** What the search knows of how people speak, maintained as data of the city. */
public record SearchWords(
    List<Synonyms> synonyms, List<CommonQuestion> questions, List<Popularity> popularities) {
  /** Nothing. */
  public static final SearchWords NONE = new SearchWords(List.of(), List.of(), List.of());

  public SearchWords {
    synonyms = List.copyOf(synonyms);
    questions = List.copyOf(questions);
    popularities = List.copyOf(popularities);
  }

  /**
   * Everyday words for an official term.
   *
   * @param means the term, as it occurs in names of items, or a whole name
   * @param words what people say for it; none where it is not in use any more
   */
  public record Synonyms(String means, List<String> words) {
    public Synonyms {
      Objects.requireNonNull(means);
      words = List.copyOf(words);
    }
  }

  /**
   * How often an item is asked for.
   *
   * @param weight 1 to 100; an item that is not listed has none
   */
  public record Popularity(String itemName, int weight) {
    public Popularity {
      Objects.requireNonNull(itemName);
      if (weight < 1 || weight > 100) {
        throw new IllegalArgumentException("A weight is 1 to 100: " + weight);
      }
    }
  }
}
