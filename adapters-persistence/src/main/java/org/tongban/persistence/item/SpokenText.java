package org.tongban.persistence.item;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as a row of units that are written and spoken: a Chinese character, a run of digits or
 * letters, or, in what people type, a syllable or the first letter of one. Full-width and
 * half-width, capital and small letters are the same; punctuation is left out.
 */
final class SpokenText {
  private static final char FIRST_COMMON = '\u4e00';
  private static final char LAST_COMMON = '\u9fff';
  private static final Pattern LETTERS = Pattern.compile("[a-z]+");

  /**
   * A unit.
   *
   * @param written the character or run; empty for a unit that is only spoken
   * @param sound its syllable, or the run itself; a single letter for a first letter
   * @param blurred the syllable of those who confuse sounds
   * @param spaced whether a space stood before it
   * @param from where it begins in the text
   * @param to where it ends
   */
  record Unit(String written, String sound, String blurred, boolean spaced, int from, int to) {
    boolean onlySpoken() {
      return written.isEmpty();
    }

    /** Whether it stands for any syllable that begins with a letter. */
    boolean firstLetter() {
      return onlySpoken() && sound.length() == 1;
    }

    char initial() {
      return sound.isEmpty() ? ' ' : sound.charAt(0);
    }
  }

  private final List<Unit> units;
  private final int[] written;
  private final int[] sounds;
  private final int[] blurred;

  SpokenText(List<Unit> units) {
    this.units = List.copyOf(units);
    written = units.stream().mapToInt(unit -> unit.written().hashCode()).toArray();
    sounds = units.stream().mapToInt(unit -> unit.sound().hashCode()).toArray();
    blurred = units.stream().mapToInt(unit -> unit.blurred().hashCode()).toArray();
  }

  /** A number for what is written; the same for the same. Characters never share one. */
  int written(int index) {
    return written[index];
  }

  /** A number for the sound; 0 for none. No two syllables share one. */
  int sound(int index) {
    return sounds[index];
  }

  /** A number for the sound of those who confuse some. */
  int blurred(int index) {
    return blurred[index];
  }

  /** A text of the catalogue. */
  static SpokenText written(String text, Pronunciation pronunciation) {
    return read(text, pronunciation, null);
  }

  /**
   * What a person typed: Latin letters are pinyin, unless they are among the known words.
   *
   * @param known Latin words that occur in the catalogue
   */
  static SpokenText typed(String text, Pronunciation pronunciation, Set<String> known) {
    return read(text, pronunciation, known);
  }

  private static SpokenText read(String original, Pronunciation pronunciation, Set<String> known) {
    // Per char, so that places in the text stay; what gets longer by it is no matter of ours.
    var text = new StringBuilder(original.length());
    for (int i = 0; i < original.length(); i++) {
      var letter = original.charAt(i);
      // Most of it is normal already.
      text.append(letter >= FIRST_COMMON && letter <= LAST_COMMON ? letter : normal(letter));
    }
    var sounds = pronunciation.of(text.toString());
    var units = new ArrayList<Unit>();
    boolean spaced = false;
    for (int at = 0; at < text.length(); ) {
      var letter = text.charAt(at);
      if (Character.isIdeographic(letter)) {
        var sound = sounds[at];
        units.add(
            new Unit(
                String.valueOf(letter).intern(),
                sound,
                pronunciation.blurred(sound),
                spaced,
                at,
                at + 1));
        spaced = false;
        at++;
      } else if (isLatin(letter)) {
        int end = at + 1;
        while (end < text.length()
            && isLatin(text.charAt(end))
            && Character.isDigit(text.charAt(end)) == Character.isDigit(letter)) {
          end++;
        }
        addRun(units, text.substring(at, end), at, spaced, pronunciation, known);
        spaced = false;
        at = end;
      } else {
        spaced = true;
        at++;
      }
    }
    return new SpokenText(units);
  }

  private static char normal(char letter) {
    var normal =
        Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return normal.length() == 1 ? normal.charAt(0) : ' ';
  }

  private static boolean isLatin(char letter) {
    return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
  }

  private static void addRun(
      List<Unit> units,
      String run,
      int from,
      boolean spaced,
      Pronunciation pronunciation,
      Set<String> known) {
    if (known == null || known.contains(run) || !LETTERS.matcher(run).matches()) {
      units.add(new Unit(run, run, run, spaced, from, from + run.length()));
      return;
    }
    int at = from;
    for (var part : pronunciation.split(run)) {
      units.add(
          new Unit(
              "", part, pronunciation.blurred(part), spaced && at == from, at, at + part.length()));
      at += part.length();
    }
  }

  List<Unit> units() {
    return units;
  }

  int size() {
    return units.size();
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  Unit get(int index) {
    return units.get(index);
  }
}
