package org.tongban.persistence.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.ItemSearch.Suggestion;
import org.tongban.domain.item.BasicCode;

/** Finds how a person may go on typing. Looks at every name: there are some thousand, in memory. */
final class Suggesting {
  private static final double EVERYDAY = 1.1;

  private final LuceneItemIndex index;

  Suggesting(LuceneItemIndex index) {
    this.index = index;
  }

  private record Continuation(String text, Optional<BasicCode> item, double score, int length) {}

  List<Suggestion> suggest(String beginning, int limit) {
    var typed = SpokenText.typed(beginning, index.pronunciation(), index.weights().latinWords());
    if (typed.isEmpty() || typed.size() > 40) {
      return List.of();
    }
    var likeness = new Likeness(typed, index.weights().of(typed.units()));
    var found = new ArrayList<Continuation>();
    for (var card : index.cards().values()) {
      for (int i = 0; i < card.names().size(); i++) {
        var name = card.names().get(i);
        if (i == 0 || name.everyday()) {
          var score = likeness.beginning(name.spoken());
          if (score > 0) {
            found.add(
                new Continuation(
                    name.text(),
                    i == 0 ? Optional.of(card.item().code()) : Optional.empty(),
                    score
                        * (1 + card.weight() / 50.0)
                        * (card.implementations() > 0 ? 1.1 : 1)
                        * (i == 0 ? 1 : EVERYDAY),
                    name.text().length()));
          }
        }
      }
    }
    found.sort(
        Comparator.comparingDouble((Continuation one) -> -one.score())
            .thenComparingInt(Continuation::length)
            .thenComparing(Continuation::text));
    var best = new LinkedHashMap<String, Suggestion>();
    for (var one : found) {
      if (best.size() == limit) {
        break;
      }
      best.putIfAbsent(one.text(), new Suggestion(one.text(), one.item()));
    }
    return List.copyOf(best.values());
  }
}
