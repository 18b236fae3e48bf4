package org.tongban.application.paper;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperNumber;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Invented papers for tests. */
public final class SamplePapers {
  /** The day on them. */
  public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** Who makes them out. */
  public static final UnitCode UNIT = new UnitCode("MZJ-449999");

  private static final AtomicLong COUNT = new AtomicLong(1);

  private SamplePapers() {}

  /** An identity that was not given before. */
  public static UUID id() {
    return new UUID(
        0x0191_0000_0000_7000L + (COUNT.get() << 16), 1L << 63 | COUNT.getAndIncrement());
  }

  /** A paper that is being made. */
  public static OfficialPaper paper(
      CaseId caseId, int sequence, PaperKind kind, UnitCode unit, int serial) {
    return new OfficialPaper(
        new PaperId(id()),
        caseId,
        new SubjectId(id()),
        sequence,
        new PaperNumber(unit, kind, DAY.getYear(), serial),
        kind.label(),
        DAY,
        1,
        Optional.empty(),
        Optional.empty());
  }
}
