package org.tongban.application.item;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.tongban.application.item.ImportReferenceData.Problem;
import org.tongban.application.item.ImportReferenceData.Result;

/** What is wrong with a bundle; keeps the first ones by file and line. */
final class Problems {
  private final TreeSet<Problem> kept =
      new TreeSet<>(
          Comparator.comparingInt(Problems::fileOrder)
              .thenComparing(Problem::file)
              .thenComparingLong(Problem::line)
              .thenComparing(Problem::column)
              .thenComparing(Problem::words));
  private boolean more;

  private static int fileOrder(Problem problem) {
    return ReferenceFile.named(problem.file()).map(Enum::ordinal).orElse(-1);
  }

  void add(ReferenceFile file, long line, String column, String words) {
    add(new Problem(file.fileName(), line, column, words));
  }

  void add(Problem problem) {
    kept.add(problem);
    if (kept.size() > ImportReferenceData.MOST_PROBLEMS) {
      kept.pollLast();
      more = true;
    }
  }

  void addAll(List<Problem> problems) {
    problems.forEach(this::add);
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  Result.Rejected rejected() {
    return new Result.Rejected(List.copyOf(kept), more);
  }
}
