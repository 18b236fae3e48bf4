package org.tongban.application.item;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes over a city's reference data from CSV files: regions, holidays, authorities, service
 * points, the catalogue and how it is carried out. The sample city comes in the same way.
 *
 * <p>All or nothing: either every row of every file is good and all of it is in force at once, or
 * nothing changes. Rows are known by their keys, so a file can be given again: rows that say the
 * same change nothing. Nothing is ever deleted; an implementation is taken out of force by its
 * status. A published version of an implementation never changes: a changed one becomes the next
 * version.
 */
public interface ImportReferenceData {
  /** The most problems that are named at once. */
  int MOST_PROBLEMS = 500;

  /**
   * Checks all files and takes them over. Rows may refer to rows of other files of the bundle and
   * to what was taken over before, in any order.
   *
   * @param requestedBy who asked for it, for the record; at most 100 characters
   * @param files each known by its name, see {@link ReferenceFile}; every file at most once. A name
   *     that ends with {@code .json} is a document with several of them, as an export gives it
   */
  Result importFiles(String requestedBy, List<NamedFile> files);

  /**
   * A file of a bundle.
   *
   * @param name for example {@code divisions.csv}; a folder before it does not matter
   */
  record NamedFile(String name, Contents contents) {
    public NamedFile {
      Objects.requireNonNull(name);
      Objects.requireNonNull(contents);
    }

    /** Opens the file; the import closes the stream. */
    @FunctionalInterface
    public interface Contents {
      InputStream open() throws IOException;
    }
  }

  /** How it went. */
  sealed interface Result {
    /**
     * All of it is in force.
     *
     * @param counts by file name, in the order of {@link ReferenceFile}
     */
    record Imported(Map<String, Counts> counts) implements Result {}

    /**
     * Nothing was changed.
     *
     * @param problems at least one, by file and line, at most {@value #MOST_PROBLEMS}
     * @param more whether there are more than those
     */
    record Rejected(List<Problem> problems, boolean more) implements Result {
      public Rejected {
        problems = List.copyOf(problems);
      }
    }
  }

  /** What an import did to the rows of one file. */
  record Counts(int added, int changed, int unchanged) {}

  /**
   * Something wrong in a file.
   *
   * @param line counted from 1 (the heading); 0 where it is the file as a whole
   * @param column the heading of the column; empty where it is the row or file as a whole
   * @param words what is wrong and what to do, in Chinese, for people
   */
  record Problem(String file, long line, String column, String words) {
    @Override
    public String toString() {
      return file
          + (line > 0 ? " 第 " + line + " 行" : "")
          + (column.isEmpty() ? "" : "“" + column + "”列")
          + "："
          + words;
    }
  }
}
