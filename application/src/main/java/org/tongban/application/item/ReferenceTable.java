package org.tongban.application.item;

import java.util.List;
import java.util.Map;
import org.tongban.application.item.ImportReferenceData.Problem;

/**
 * A file as read, before anybody knows whether its rows make sense.
 *
 * @param rows the rows that have all columns
 * @param problems what was wrong with the file itself: its encoding, quotes, headings, row lengths
 */
public record ReferenceTable(ReferenceFile file, List<Row> rows, List<Problem> problems) {
  public ReferenceTable {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /** Whether no row could be read: an empty file, a wrong encoding, a quote that is not closed. */
  public boolean unreadable() {
    return rows.isEmpty() && !problems.isEmpty();
  }

  /**
   * A row.
   *
   * @param line where it begins, counted from 1
   * @param cells by column, stripped of white space at both ends
   */
  public record Row(long line, Map<String, String> cells) {
    public Row {
      cells = Map.copyOf(cells);
    }
  }
}
