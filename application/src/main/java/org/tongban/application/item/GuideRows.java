package org.tongban.application.item;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The rows of a guide as they stood in the files of an import, or as an editor wrote them.
 *
 * @param name the guide's name in the column {@code guide}
 * @param rows by file, each without the column {@code guide}, in their order; files without rows
 *     are left out
 */
public record GuideRows(String name, Map<ReferenceFile, List<Map<String, String>>> rows) {
  public GuideRows {
    Objects.requireNonNull(name);
    var copy = new EnumMap<ReferenceFile, List<Map<String, String>>>(ReferenceFile.class);
    rows.forEach(
        (file, some) -> {
          if (!some.isEmpty()) {
            copy.put(file, some.stream().map(GuideRows::sorted).toList());
          }
        });
    rows = Collections.unmodifiableMap(copy);
  }

  private static Map<String, String> sorted(Map<String, String> cells) {
    return Collections.unmodifiableMap(new TreeMap<>(cells));
  }

  /** The rows of that file; none if there are none. */
  public List<Map<String, String>> of(ReferenceFile file) {
    return rows.getOrDefault(file, List.of());
  }

  /** The same rows under another name. */
  public GuideRows named(String other) {
    return new GuideRows(other, rows);
  }
}
