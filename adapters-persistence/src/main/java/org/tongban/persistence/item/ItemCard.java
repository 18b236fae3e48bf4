package org.tongban.persistence.item;

import java.util.List;
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
   * @param weights of its units
   */
  record Name(String text, SpokenText spoken, double[] weights, boolean everyday) {}

  /** Everyday words, and the official name with everyday words put in. */
  record Called(String text, boolean everyday) {}

  /** The most names of one item; more bring nothing but time. */
  private static final int MOST_NAMES = 24;

  /**
   * What an item is called: its name, and that with everyday words in the place of official terms.
   *
   * @param synonyms those with the longest terms first
   */
  static List<Called> called(String name, List<Synonyms> synonyms) {
    var called = new java.util.LinkedHashMap<String, Boolean>();
    called.put(name, false);
    for (var one : synonyms) {
      if (one.means().equals(name)) {
        one.words().forEach(words -> called.putIfAbsent(words, true));
      }
    }
    int whole = called.size();
    for (var one : synonyms) {
      if (!one.means().equals(name) && name.contains(one.means())) {
        for (var known : List.copyOf(called.sequencedKeySet())) {
          if (known.contains(one.means())) {
            one.words().stream()
                .limit(8)
                .filter(_ -> called.size() < whole + MOST_NAMES)
                .forEach(words -> called.putIfAbsent(known.replace(one.means(), words), false));
          }
        }
      }
    }
    return called.entrySet().stream()
        .map(entry -> new Called(entry.getKey(), entry.getValue()))
        .toList();
  }
}
