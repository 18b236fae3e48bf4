package org.tongban.persistence.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.tongban.application.item.SearchWords.Synonyms;
import org.tongban.domain.item.ServiceItem;

/**
 * What the search keeps of an item in memory, so that ranking reads no rows: its names and where it
 * is offered. Its size does not grow with the text of the guides.
 *
 * @param names the official name first
 * @param weight how often it is asked for, 0 to 100
 * @param offers see {@link Offers}
 */
record ItemCard(
    ServiceItem item, List<Name> names, int weight, int implementations, long[] offers) {
  /**
   * What it is called.
   *
   * @param everyday whether people say so as it stands, so that it can be suggested
   * @param natural whether it can be shown as what people say
   * @param weights of its units
   */
  record Name(
      String text, SpokenText spoken, double[] weights, boolean everyday, boolean natural) {}

  /** Everyday words, and the official name with everyday words put in. */
  record Called(String text, boolean everyday, boolean natural) {}

  /** The most names of one item; more bring nothing but time. */
  private static final int MOST_NAMES = 24;

  private static final int MOST_WORDS = 8;

  /**
   * What an item is called: its name, and that with everyday words in the place of official terms.
   * Where the term is the whole name of another item, the result is searched but reads strange.
   *
   * @param synonyms those with the longest terms first
   * @param items the names of all items
   */
  static List<Called> called(String name, List<Synonyms> synonyms, Set<String> items) {
    var called = new LinkedHashMap<String, Called>();
    called.put(name, new Called(name, false, true));
    for (var one : synonyms) {
      if (one.means().equals(name)) {
        one.words().forEach(words -> called.putIfAbsent(words, new Called(words, true, true)));
      }
    }
    int whole = called.size();
    for (var one : synonyms) {
      if (!one.means().equals(name) && name.contains(one.means())) {
        boolean term = !items.contains(one.means());
        for (var known : List.copyOf(called.values())) {
          if (known.text().contains(one.means())) {
            one.words().stream()
                .limit(MOST_WORDS)
                .map(words -> known.text().replace(one.means(), words))
                .filter(_ -> called.size() < whole + MOST_NAMES)
                .forEach(
                    text ->
                        called.putIfAbsent(text, new Called(text, false, term && known.natural())));
          }
        }
      }
    }
    return List.copyOf(called.values());
  }
}
