package org.tongban.application.item;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;

/**
 * Finds items by words. Full-width and half-width, capital and small characters are the same. An
 * item is found if every word is in its name or department, or else if its name has all the
 * characters in any order. The best come first: the name itself, then names that begin with the
 * words, that contain them, and the rest; among equals those that can be applied for here, then the
 * shorter name.
 */
public final class ItemIndex {
  /** More characters of a query than these are ignored. */
  private static final int MOST_CHARACTERS = 60;

  private final List<Entry> entries;

  private record Entry(ServiceItem item, String name, String department, boolean open) {}

  private record Hit(Entry entry, int rank) {}

  /**
   * @param open the items that somebody carries out
   */
  public ItemIndex(Collection<ServiceItem> items, Set<BasicCode> open) {
    entries =
        items.stream()
            .map(
                item ->
                    new Entry(
                        item,
                        normal(item.name()).replace(" ", ""),
                        normal(item.department()).replace(" ", ""),
                        open.contains(item.code())))
            .sorted(Comparator.comparing(entry -> entry.item().code()))
            .toList();
  }

  /** See {@link Catalogue#search}. */
  public Page<ServiceItem> search(String words, Page.Request page) {
    var query = normal(words);
    if (query.length() > MOST_CHARACTERS) {
      query = query.substring(0, MOST_CHARACTERS).strip();
    }
    var found = query.isEmpty() ? all() : ranked(query);
    var from = page.after().map(ItemIndex::position).orElse(0);
    if (from > found.size()) {
      throw new Page.BadCursorException();
    }
    var to = Math.min(found.size(), from + page.limit());
    return new Page<>(
        found.subList(from, to),
        to < found.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  private static int position(String cursor) {
    if (!cursor.matches("[1-9][0-9]{0,6}")) {
      throw new Page.BadCursorException();
    }
    return Integer.parseInt(cursor);
  }

  private List<ServiceItem> all() {
    return entries.stream().map(Entry::item).toList();
  }

  private List<ServiceItem> ranked(String query) {
    var words = query.split(" ");
    var together = query.replace(" ", "");
    var hits = new ArrayList<Hit>();
    for (var entry : entries) {
      var rank = rank(entry, words, together);
      if (rank >= 0) {
        hits.add(new Hit(entry, rank));
      }
    }
    hits.sort(
        Comparator.comparingInt(Hit::rank)
            .thenComparing(hit -> !hit.entry().open())
            .thenComparingInt(hit -> hit.entry().name().length())
            .thenComparing(hit -> hit.entry().item().code()));
    return hits.stream().map(hit -> hit.entry().item()).toList();
  }

  private static int rank(Entry entry, String[] words, String together) {
    if (entry.name().equals(together)) {
      return 0;
    }
    if (entry.name().startsWith(together)) {
      return 1;
    }
    if (Arrays.stream(words).allMatch(entry.name()::contains)) {
      return 2;
    }
    if (Arrays.stream(words)
        .allMatch(word -> entry.name().contains(word) || entry.department().contains(word))) {
      return 3;
    }
    return together.codePoints().allMatch(point -> entry.name().indexOf(point) >= 0) ? 4 : -1;
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Punct}、，。；：“”‘’《》〈〉]+", " ")
        .strip();
  }
}
