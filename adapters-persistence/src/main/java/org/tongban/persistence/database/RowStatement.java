package org.tongban.persistence.database;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement that does the same to each of one or more rows and changes exactly one row for each
 * of them: {@link Sql#write} may run it for the rows of several requests at once.
 *
 * @param forms the text for each size of a {@link Portion}
 */
public record RowStatement(List<String> forms) {
  public RowStatement {
    forms = List.copyOf(forms);
  }

  /**
   * @param into table and columns, such as {@code INTO work_item (case_id, role)}
   */
  public static RowStatement insert(String into) {
    return new RowStatement(
        Portion.statements("INSERT " + into + " VALUES ", places(into), ", ", ""));
  }

  /** One that leaves a row as it is that is there already. */
  public static RowStatement insertIgnore(String into) {
    return new RowStatement(
        Portion.statements("INSERT IGNORE " + into + " VALUES ", places(into), ", ", ""));
  }

  /**
   * @param from {@code FROM} and the table
   * @param key what holds for the row alone, with a place for each value
   */
  public static RowStatement delete(String from, String key) {
    return new RowStatement(
        Portion.statements("DELETE " + from + " WHERE ", "(" + key + ")", " OR ", ""));
  }

  private static String places(String into) {
    var columns = into.substring(into.indexOf('(') + 1, into.indexOf(')')).split(",");
    return Arrays.stream(columns).map(_ -> "?").collect(Collectors.joining(", ", "(", ")"));
  }

  String form(int number) {
    return forms.get(number);
  }
}
