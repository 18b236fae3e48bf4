package org.tongban.persistence.item;

import java.util.ArrayList;
import java.util.Optional;

/**
 * What a person typed, taken apart.
 *
 * @param matter the units that say what it is about
 * @param place the place it names
 * @param text the text itself
 */
record Typed(SpokenText matter, Optional<PlaceNames.Named> place, String text) {
  /** Longer questions say nothing new at their end. */
  private static final int MOST_UNITS = 40;

  static Typed read(String text, LuceneItemIndex index, Fillers fillers) {
    var all = SpokenText.typed(text, index.pronunciation(), index.weights().latinWords());
    if (all.size() > MOST_UNITS) {
      all = new SpokenText(all.units().subList(0, MOST_UNITS));
    }
    var place = index.places().in(all);
    var filling = fillers.in(all, index.weights());
    place.ifPresent(named -> filling.set(named.from(), named.to()));
    var matter = new ArrayList<SpokenText.Unit>();
    for (int i = 0; i < all.size(); i++) {
      if (!filling.get(i)) {
        matter.add(all.get(i));
      }
    }
    if (matter.isEmpty() && place.isEmpty()) {
      return new Typed(all, place, text);
    }
    return new Typed(new SpokenText(matter), place, text);
  }

  /** Whether all of it is first letters. */
  boolean onlyFirstLetters() {
    return matter.units().stream().allMatch(SpokenText.Unit::firstLetter);
  }
}
