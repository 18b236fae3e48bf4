package org.tongban.persistence.item;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/**
 * Reference data as one JSON document.
 *
 * @param format always {@value #FORMAT}
 * @param tables by the name of the CSV file, each row by column
 */
@Serdeable
record ReferenceDocument(String format, Map<String, List<Map<String, String>>> tables) {
  static final String FORMAT = "tongban-reference-1";
}
