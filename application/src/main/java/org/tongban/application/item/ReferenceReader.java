package org.tongban.application.item;

import java.io.IOException;
import java.io.InputStream;

/** Reads the files of an import. */
public interface ReferenceReader {
  /** The most bytes a file may have. */
  int MOST_BYTES = 16 * 1024 * 1024;

  /** The most characters a cell may have. */
  int MOST_CHARACTERS = 4000;

  /**
   * Reads the file to its end; the caller closes it. Whatever is wrong with it is in the table.
   *
   * @throws IOException if the stream breaks
   */
  ReferenceTable read(ReferenceFile file, InputStream contents) throws IOException;
}
