package org.tongban.persistence.item;

import java.util.BitSet;

/**
 * How well a name answers what was typed: what part of the question it has, weighted by rarity, and
 * what part of it was asked for. A unit counts fully where its neighbour is beside it as well;
 * written alike counts more than sounding alike.
 */
final class Likeness {
  private static final int LONGEST_NAME = 80;
  private static final double SAME_SOUND = 0.72;
  private static final double BLURRED_SOUND = 0.5;
  private static final double SYLLABLE = 0.95;
  private static final double BLURRED_SYLLABLE = 0.6;
  private static final double BEGUN_SYLLABLE = 0.7;
  private static final double FIRST_LETTER = 0.6;
  private static final double NEAR = 0.8;
  private static final double ONE_SIDE = 0.7;
  private static final double ALONE = 0.3;
  private static final double ALONE_BY_SOUND = 0.05;
  private static final double ASKED_AT_LEAST = 0.55;

  private final SpokenText typed;
  private final double[] weights;
  private final double total;
  private final float[][] matches;

  /**
   * @param weights of each unit of what was typed; 0 for what is left aside
   */
  Likeness(SpokenText typed, double[] weights) {
    this.typed = typed;
    this.weights = weights.clone();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    total = sum;
    matches = new float[typed.size()][LONGEST_NAME];
  }

  /**
   * The answer for one name.
   *
   * @param score 0 to 1
   * @param answered what part of what was typed it has, 0 to 1
   * @param marked its units that answer
   * @param heard for each unit typed the unit of the name that only sounds alike, or −1
   */
  record Answer(double score, double answered, BitSet marked, int[] heard) {}

  Answer of(SpokenText name, double[] nameWeights) {
    int length = Math.min(name.size(), LONGEST_NAME);
    int size = typed.size();
    for (int i = 0; i < size; i++) {
      var row = matches[i];
      for (int j = 0; j < length; j++) {
        row[j] = weights[i] == 0 ? 0 : (float) match(i, name, j);
      }
    }
    var marked = new BitSet(length);
    var heard = new int[size];
    var used = new double[length];
    double answered = 0;
    for (int i = 0; i < size; i++) {
      double best = 0;
      int at = -1;
      for (int j = 0; j < length; j++) {
        if (matches[i][j] > 0) {
          var here = matches[i][j] * context(i, j, length);
          if (here > best) {
            best = here;
            at = j;
          }
        }
      }
      heard[i] = -1;
      if (at >= 0) {
        answered += best * weights[i];
        used[at] = Math.max(used[at], best);
        if (best >= SAME_SOUND * NEAR * 0.8) {
          marked.set(at);
        }
        if (best >= BLURRED_SOUND * NEAR
            && !typed.get(i).onlySpoken()
            && !typed.get(i).written().equals(name.get(at).written())) {
          heard[i] = at;
        }
      }
    }
    double asked = 0;
    double whole = 0;
    for (int j = 0; j < length; j++) {
      asked += used[j] * nameWeights[j];
      whole += nameWeights[j];
    }
    var part = total == 0 ? 0 : answered / total;
    var score = whole == 0 ? 0 : part * (ASKED_AT_LEAST + (1 - ASKED_AT_LEAST) * asked / whole);
    return new Answer(score, part, marked, heard);
  }

  private double context(int i, int j, int length) {
    if (typed.get(i).firstLetter()) {
      // A letter alone says so little that both its neighbours have to be there.
      boolean before = i == 0 || beside(i - 1, j - 1, length);
      boolean after = i == typed.size() - 1 || beside(i + 1, j + 1, length);
      return before && after ? 1 : before || after ? ONE_SIDE : ALONE_BY_SOUND;
    }
    if (typed.size() == 1 || beside(i - 1, j - 1, length) || beside(i + 1, j + 1, length)) {
      return 1;
    }
    if (!typed.get(i).onlySpoken()
        && (beside(i - 1, j - 2, length)
            || beside(i + 1, j + 2, length)
            || beside(i - 1, j - 3, length)
            || beside(i + 1, j + 3, length)
            || beside(i - 2, j - 1, length)
            || beside(i + 2, j + 1, length))) {
      return NEAR;
    }
    return matches[i][j] == 1f ? ALONE : ALONE_BY_SOUND;
  }

  private boolean beside(int i, int j, int length) {
    return i >= 0 && i < typed.size() && j >= 0 && j < length && matches[i][j] > 0;
  }

  private double match(int i, SpokenText name, int j) {
    var sound = typed.sound(i);
    if (!typed.get(i).onlySpoken()) {
      if (typed.written(i) == name.written(j)) {
        return 1;
      }
      if (sound == 0 || name.sound(j) == 0) {
        return 0;
      }
      return sound == name.sound(j)
          ? SAME_SOUND
          : typed.blurred(i) == name.blurred(j) ? BLURRED_SOUND : 0;
    }
    if (typed.get(i).firstLetter()) {
      return typed.get(i).initial() == name.get(j).initial() ? FIRST_LETTER : 0;
    }
    if (sound == name.sound(j)) {
      return SYLLABLE;
    }
    if (i == typed.size() - 1 && name.get(j).sound().startsWith(typed.get(i).sound())) {
      return BEGUN_SYLLABLE;
    }
    return typed.blurred(i) == name.blurred(j) ? BLURRED_SYLLABLE : 0;
  }

  /**
   * How well a name goes on from what was typed so far: all of it, in a row.
   *
   * @return 0 where it does not; more where it stands at the beginning
   */
  double beginning(SpokenText name) {
    int size = typed.size();
    for (int start = 0; start + size <= Math.min(name.size(), LONGEST_NAME); start++) {
      double worst = 1;
      for (int i = 0; i < size && worst > 0; i++) {
        worst = Math.min(worst, match(i, name, start + i));
      }
      if (worst > 0) {
        return worst * (start == 0 ? 1 : 0.6);
      }
    }
    return 0;
  }
}
