package org.tongban.application.item;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

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

  /**
   * Reads a JSON document with several tables, as an export gives it, to its end.
   *
   * @param name of the file, for what is wrong with it
   * @throws IOException if the stream breaks
   */
  Document readDocument(String name, InputStream contents) throws IOException;

  /**
   * The tables of a document; their lines are numbers of rows, from 1 on.
   *
   * @param problems what is wrong with the document itself
   */
  record Document(List<ReferenceTable> tables, List<ImportReferenceData.Problem> problems) {
    public Document {
      tables = List.copyOf(tables);
      problems = List.copyOf(problems);
    }
  }
}
