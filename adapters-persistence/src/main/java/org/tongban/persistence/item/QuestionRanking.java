package org.tongban.persistence.item;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tongban.domain.item.CommonQuestion;

/** Puts the questions that resemble the words in order. */
final class QuestionRanking {
  private static final int LOOKED_AT = 100;
  private static final double ANSWERED_AT_LEAST = 0.4;

  private final LuceneItemIndex index;
  private final Fillers fillers;

  QuestionRanking(LuceneItemIndex index, Fillers fillers) {
    this.index = index;
    this.fillers = fillers;
  }

  private record Ranked(CommonQuestion question, double score) {}

  List<CommonQuestion> ranked(String words) throws IOException {
    if (words.isBlank()) {
      return index.questions().values().stream()
          .map(LuceneItemIndex.Question::question)
          .sorted(LuceneItemSearch.BY_CODE)
          .toList();
    }
    var typed = Typed.read(words, index, fillers);
    if (typed.matter().size() < 2) {
      return List.of();
    }
    var likeness = new Likeness(typed.matter(), index.weights().of(typed.matter().units()));
    var ranked = new ArrayList<Ranked>();
    for (var one : index.search(searching -> searching.questions(typed.matter(), LOOKED_AT))) {
      var answer = likeness.of(one.spoken(), one.weights());
      if (answer.answered() >= ANSWERED_AT_LEAST) {
        ranked.add(new Ranked(one.question(), answer.score()));
      }
    }
    return ranked.stream()
        .sorted(
            Comparator.comparingDouble((Ranked one) -> -one.score())
                .thenComparing(one -> one.question().code()))
        .map(Ranked::question)
        .toList();
  }
}
