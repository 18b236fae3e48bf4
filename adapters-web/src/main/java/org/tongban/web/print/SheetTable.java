package org.tongban.web.print;

import java.util.List;

/**
 * A table on a {@link Sheet}, row below row; texts that are too long for their cell are cut.
 * Lengths are in millimetres.
 */
public final class SheetTable {
  private static final float TEXT = 9;

  private final Sheet sheet;
  private final float[] columns;
  private final float top;
  private final float step;
  private int rows;

  /**
   * An empty table.
   *
   * @param columns where each begins, and at last where the table ends
   * @param step the height of a row
   */
  public SheetTable(Sheet sheet, List<Float> columns, float top, float step) {
    this.sheet = sheet;
    this.columns = new float[columns.size()];
    for (int at = 0; at < this.columns.length; at++) {
      this.columns[at] = columns.get(at);
    }
    this.top = top;
    this.step = step;
  }

  /** Adds a row; the first is the head. */
  public void row(String... cells) {
    var y = top + rows * step;
    sheet.line(columns[0], y, columns[columns.length - 1], y, 0.2f);
    for (int cell = 0; cell < cells.length; cell++) {
      var width = columns[cell + 1] - columns[cell] - 2;
      sheet.text(
          columns[cell] + 1.2f, y + step * 0.69f, TEXT, sheet.fitting(cells[cell], TEXT, width));
    }
    rows++;
  }

  /**
   * Draws what is left of the lines.
   *
   * @return where the table ends
   */
  public float finish() {
    var bottom = top + rows * step;
    for (var x : columns) {
      sheet.line(x, top, x, bottom, 0.2f);
    }
    sheet.line(columns[0], bottom, columns[columns.length - 1], bottom, 0.3f);
    return bottom;
  }
}
