package org.tongban.application.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperWords;

/**
 * Fills templates and makes PDFs of them. It takes no part in transactions and may take a second.
 * Every implementation passes {@code PaperPressContract}.
 */
public interface PaperPress {
  /**
   * What is wrong with the body of a template of that kind, in words for who wrote it: a
   * placeholder that the kind does not have, a section that is not closed, a mark it does not know.
   * A body without faults can be printed with all words of the kind.
   */
  List<String> faults(PaperKind kind, String body);

  /**
   * The paper as a PDF of as many A4 pages as it needs. Asked again it may give other bytes that
   * say the same.
   *
   * @throws IllegalArgumentException if the body has {@link #faults}
   */
  Printing print(Sheet sheet);

  /**
   * What is printed.
   *
   * @param number as it stands on the paper
   * @param unit the name of who makes it out
   */
  record Sheet(
      PaperKind kind,
      String title,
      String number,
      String unit,
      LocalDate on,
      String body,
      PaperWords words) {
    public Sheet {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(title);
      Objects.requireNonNull(number);
      Objects.requireNonNull(unit);
      Objects.requireNonNull(on);
      Objects.requireNonNull(body);
      Objects.requireNonNull(words);
    }

    /** Says nothing about the applicant. */
    @Override
    public String toString() {
      return "Sheet[" + number + "]";
    }
  }

  /** The answer. */
  sealed interface Printing {
    /** The PDF. */
    record Done(byte[] pdf) implements Printing {
      public Done {
        Objects.requireNonNull(pdf);
      }
    }

    /**
     * It can't be made now.
     *
     * @param why for the administrator: what to configure or install
     */
    record Unavailable(String why) implements Printing {
      public Unavailable {
        Objects.requireNonNull(why);
      }
    }
  }
}
