package org.tongban.application.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.place.UnitCode;

/** Where the originals of a case are, in plain words for the person whose they are. */
public interface WhereOriginals {
  /**
   * Each original that a unit took, in the order of the implementation; empty if there never was
   * one. Who may see the case may see it: the caller has made sure of that.
   */
  List<Original> of(CaseId id);

  /** What became of it. */
  enum Place {
    /** A unit keeps it. */
    KEPT("单位保管中"),
    /** It is in a sealed envelope, about to leave. */
    PACKED("已装袋，等待送出"),
    /** It is on its way between units. */
    ON_THE_WAY("送往下一个单位的途中"),
    /** It should be there, and is looked for. */
    SEARCHED("正在查找"),
    /** It was lost. */
    LOST("遗失"),
    /** The person has it back, or it was mailed to them. */
    BACK("已退还");

    private final String label;

    Place(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /**
   * An original.
   *
   * @param material its code
   * @param words where it is and what comes next, in one or two sentences
   * @param unit which unit answers for it; empty once it is back or lost
   * @param expectedBy on the way: the last day by which it should be there
   * @param since when that became so, where it is known
   */
  record Original(
      String material,
      String name,
      Place place,
      String words,
      Optional<UnitCode> unit,
      Optional<LocalDate> expectedBy,
      Optional<Instant> since) {
    public Original {
      Objects.requireNonNull(material);
      Objects.requireNonNull(name);
      Objects.requireNonNull(place);
      Objects.requireNonNull(words);
      Objects.requireNonNull(unit);
      Objects.requireNonNull(expectedBy);
      Objects.requireNonNull(since);
    }
  }
}
