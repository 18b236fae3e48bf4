package org.tongban.application.item;

import java.util.List;
import java.util.Map;

/** Writes the files of an export, such that {@link ReferenceReader} reads the same again. */
public interface ReferenceWriter {
  /** A file with all its columns in their order; the same rows give the same bytes. */
  byte[] file(ReferenceFile file, List<Map<String, String>> rows);

  /** All tables as one JSON document, which the import takes as well. */
  byte[] document(Map<ReferenceFile, List<Map<String, String>>> tables);

  /** Files in one archive; the same files give the same bytes. */
  byte[] archive(Map<String, byte[]> files);
}
