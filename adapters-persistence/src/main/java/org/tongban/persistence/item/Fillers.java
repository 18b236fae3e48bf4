package org.tongban.persistence.item;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/** The words of a question that say nothing about its matter: how, where, I want to. */
final class Fillers {
  private static final String LIST = "/search/fillers.txt";

  private final List<String> words;

  Fillers() {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Fillers.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      words = reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The units that belong to such words. A single character does not where it forms a word of the
   * catalogue with its neighbour.
   */
  BitSet in(SpokenText typed, UnitWeights weights) {
    var found = new BitSet(typed.size());
    for (var word : words) {
      for (int from = 0; from + word.length() <= typed.size(); from++) {
        if (stands(word, typed, from) && (word.length() > 1 || alone(typed, from, weights))) {
          found.set(from, from + word.length());
        }
      }
    }
    return found;
  }

  private static boolean stands(String word, SpokenText typed, int from) {
    for (int i = 0; i < word.length(); i++) {
      var written = typed.get(from + i).written();
      if (written.length() != 1 || written.charAt(0) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean alone(SpokenText typed, int at, UnitWeights weights) {
    return (at == 0 || !weights.together(typed.get(at - 1), typed.get(at)))
        && (at == typed.size() - 1 || !weights.together(typed.get(at), typed.get(at + 1)));
  }
}
