package org.tongban.domain.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** In which lines two texts differ: the fewest that were taken away and put in. */
public final class TextDifference {
  /** More pairs of lines than that are not compared one by one. */
  private static final long MOST_PAIRS = 1_000_000;

  private TextDifference() {}

  /** What became of a line. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** A line of either text. */
  public record Line(Kind kind, String text) {
    public Line {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(text);
    }
  }

  /**
   * All lines, in the order of the texts; what was taken away stands before what was put in. Texts
   * that have very many lines are said to differ in all but their beginning and end.
   */
  public static List<Line> between(String before, String after) {
    var old = before.lines().toList();
    var now = after.lines().toList();
    int head = 0;
    while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < old.size() - head
        && tail < now.size() - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    var lines = new ArrayList<Line>();
    add(lines, Kind.SAME, old.subList(0, head));
    middle(lines, old.subList(head, old.size() - tail), now.subList(head, now.size() - tail));
    add(lines, Kind.SAME, old.subList(old.size() - tail, old.size()));
    return List.copyOf(lines);
  }

  private static void add(List<Line> lines, Kind kind, List<String> texts) {
    texts.forEach(text -> lines.add(new Line(kind, text)));
  }

  private static void middle(List<Line> lines, List<String> old, List<String> now) {
    if ((long) old.size() * now.size() > MOST_PAIRS) {
      add(lines, Kind.REMOVED, old);
      add(lines, Kind.ADDED, now);
      return;
    }
    int[][] common = common(old, now);
    int i = 0;
    int j = 0;
    while (i < old.size() && j < now.size()) {
      if (old.get(i).equals(now.get(j))) {
        lines.add(new Line(Kind.SAME, old.get(i)));
        i++;
        j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        lines.add(new Line(Kind.REMOVED, old.get(i++)));
      } else {
        lines.add(new Line(Kind.ADDED, now.get(j++)));
      }
    }
    add(lines, Kind.REMOVED, old.subList(i, old.size()));
    add(lines, Kind.ADDED, now.subList(j, now.size()));
  }

  /** How many lines the rests of both texts have in common. */
  private static int[][] common(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
