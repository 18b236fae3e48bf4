package org.tongban.persistence.item;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How much a unit says: the rarer in the catalogue, the more. */
final class UnitWeights {
  /** Of what occurs nowhere in the catalogue, and so tells nothing apart. */
  private static final double UNKNOWN = 0.4;

  private static final double FIRST_LETTER = 1.5;
  private static final Pattern LETTERS = Pattern.compile("[a-z]+");

  private final Map<String, Integer> written = new HashMap<>();
  private final Map<String, Integer> spoken = new HashMap<>();
  private final Set<String> latin = new HashSet<>();
  private final Set<String> pairs = new HashSet<>();
  private int texts;

  /** Counts what an item is called. */
  void count(Collection<SpokenText> names) {
    var here = new HashSet<String>();
    var heard = new HashSet<String>();
    for (var name : names) {
      for (int i = 0; i < name.size(); i++) {
        here.add(name.get(i).written());
        heard.add(name.get(i).blurred());
        if (i > 0) {
          pairs.add(name.get(i - 1).written() + name.get(i).written());
        }
      }
    }
    here.forEach(unit -> written.merge(unit, 1, Integer::sum));
    heard.forEach(unit -> spoken.merge(unit, 1, Integer::sum));
    here.stream().filter(unit -> LETTERS.matcher(unit).matches()).forEach(latin::add);
    texts++;
  }

  /** Latin words that occur. */
  Set<String> latinWords() {
    return latin;
  }

  /** Whether some item is called by a name in which these stand together. */
  boolean together(SpokenText.Unit one, SpokenText.Unit next) {
    return pairs.contains(one.written() + next.written());
  }

  double of(SpokenText.Unit unit) {
    if (unit.firstLetter()) {
      return FIRST_LETTER;
    }
    var known = written.get(unit.written());
    if (known == null) {
      known = spoken.get(unit.blurred());
      return known == null ? UNKNOWN : unit.onlySpoken() ? rarity(known) : rarity(known) / 2;
    }
    return rarity(known);
  }

  private double rarity(int known) {
    return Math.log(1 + (double) texts / known) / Math.log(2);
  }

  double[] of(List<SpokenText.Unit> units) {
    return units.stream().mapToDouble(this::of).toArray();
  }
}
