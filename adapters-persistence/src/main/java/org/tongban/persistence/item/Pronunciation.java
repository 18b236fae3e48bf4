package org.tongban.persistence.item;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How Chinese is pronounced, in pinyin without tones ({@code ü} is {@code v}). */
final class Pronunciation {
  private static final String LOCAL = "/search/local-pronunciation.csv";
  private static final double INITIAL_COST = 1.7;
  private static final int LONGEST_SYLLABLE = 6;
  private static final Set<String> NO_SYLLABLES = Set.of("none", "m", "n", "ng", "hm", "hng", "ê");

  private final Map<String, List<String>> local = new HashMap<>();
  private final Set<String> syllables = new HashSet<>();
  private final Map<String, String> blurred = new ConcurrentHashMap<>();

  /** Reads the table of local names. */
  Pronunciation() {
    for (var pinyin : Pinyin.values()) {
      if (!NO_SYLLABLES.contains(pinyin.getPinyinWithoutTone())) {
        syllables.add(pinyin.getPinyinWithoutTone());
      }
    }
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Pronunciation.class.getResourceAsStream(LOCAL), StandardCharsets.UTF_8))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(cells -> local.put(cells[0], List.of(cells[1].split(" "))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The syllable of each char; empty for what has none. */
  String[] of(String text) {
    var read = read(text);
    for (var name : local.entrySet()) {
      for (int at = text.indexOf(name.getKey());
          at >= 0;
          at = text.indexOf(name.getKey(), at + 1)) {
        for (int i = 0; i < name.getValue().size(); i++) {
          read[at + i] = name.getValue().get(i);
        }
      }
    }
    return read;
  }

  private static String[] read(String text) {
    var whole = PinyinDictionary.convertToPinyin(text);
    if (whole.size() != text.length()) {
      // A word of the dictionary that does not read char by char.
      whole =
          text.chars()
              .mapToObj(letter -> PinyinDictionary.convertToPinyin(Character.toString(letter)))
              .map(some -> some.isEmpty() ? Pinyin.none5 : some.getFirst())
              .toList();
    }
    return whole.stream()
        .map(one -> one == Pinyin.none5 ? "" : one.getPinyinWithoutTone())
        .toArray(String[]::new);
  }

  /**
   * The syllable as people write it who confuse sounds: flat and curled tongue, front and back
   * nasals, n and l, h and f.
   */
  String blurred(String syllable) {
    // Only of syllables, of which there are some hundred: what people type is without end.
    return isSyllable(syllable) ? blurred.computeIfAbsent(syllable, Pronunciation::blur) : syllable;
  }

  private static String blur(String syllable) {
    var blurred = syllable;
    if (blurred.length() > 1 && blurred.charAt(1) == 'h' && "zcs".indexOf(blurred.charAt(0)) >= 0) {
      blurred = blurred.charAt(0) + blurred.substring(2);
    }
    if (blurred.startsWith("n")) {
      blurred = "l" + blurred.substring(1);
    }
    if (blurred.startsWith("hu") && blurred.length() > 2) {
      blurred = "f" + blurred.substring(2);
    }
    return blurred.endsWith("ng") ? blurred.substring(0, blurred.length() - 1) : blurred;
  }

  /** Whether it is a whole syllable. */
  boolean isSyllable(String text) {
    return syllables.contains(text);
  }

  private record Step(double cost, int from) {}

  /** Splits small Latin letters into syllables, and single letters that stand for one. */
  List<String> split(String letters) {
    var best = new Step[letters.length() + 1];
    best[0] = new Step(0, 0);
    for (int end = 1; end <= letters.length(); end++) {
      best[end] = new Step(best[end - 1].cost() + INITIAL_COST, end - 1);
      for (int length = 1; length <= Math.min(LONGEST_SYLLABLE, end); length++) {
        var cost = best[end - length].cost() + 1;
        if (cost < best[end].cost() && isSyllable(letters.substring(end - length, end))) {
          best[end] = new Step(cost, end - length);
        }
      }
    }
    var parts = new ArrayList<String>();
    for (int end = letters.length(); end > 0; end = best[end].from()) {
      parts.addFirst(letters.substring(best[end].from(), end));
    }
    return parts;
  }
}
