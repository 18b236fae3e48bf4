package org.tongban.application.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperWords;
import org.tongban.domain.seal.SealRegistration;

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
   * The paper as a PDF of as many A4 pages as it needs, with the seal over unit and day, signed
   * with the key of this installation if there is one. Asked again it may give other bytes that say
   * the same.
   *
   * @throws IllegalArgumentException if the body has {@link #faults}
   * @throws IllegalStateException if there is a seal and no key: a picture of a seal alone proves
   *     nothing
   */
  Printing print(Sheet sheet);

  /**
   * The same without seal and signature, to look at what was written.
   *
   * @throws IllegalArgumentException if the body has {@link #faults}
   */
  Printing preview(Sheet sheet);

  /**
   * What is printed.
   *
   * @param number as it stands on the paper
   * @param unit the name of who makes it out
   * @param seal of the unit; empty if it has none, or none can be set
   */
  record Sheet(
      PaperKind kind,
      String title,
      String number,
      String unit,
      LocalDate on,
      String body,
      PaperWords words,
      Optional<Mark> seal) {
    public Sheet {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(title);
      Objects.requireNonNull(number);
      Objects.requireNonNull(unit);
      Objects.requireNonNull(on);
      Objects.requireNonNull(body);
      Objects.requireNonNull(words);
      Objects.requireNonNull(seal);
    }

    /** Says nothing about the applicant. */
    @Override
    public String toString() {
      return "Sheet[" + number + "]";
    }
  }

  /**
   * A seal, to be set.
   *
   * @param picture a PNG; empty if it is drawn
   */
  record Mark(SealRegistration seal, Optional<byte[]> picture) {
    public Mark {
      Objects.requireNonNull(seal);
      if (seal.drawn() != picture.isEmpty()) {
        throw new IllegalArgumentException("A seal is drawn or has a picture: " + seal.id());
      }
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
