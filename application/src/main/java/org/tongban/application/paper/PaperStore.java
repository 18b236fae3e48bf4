package org.tongban.application.paper;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.paper.OfficialPaper;
import org.tongban.domain.paper.PaperId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.SealId;

/**
 * Where the papers of cases are kept, without their content. Calls join the caller's transaction.
 * Every implementation passes {@code PaperStoreContract}.
 */
public interface PaperStore {
  /**
   * The next serial of the unit's papers of that kind in that year, from 1 on. It is used up if and
   * only if the transaction commits; until then others wait for it. So there are neither gaps nor
   * repetitions.
   */
  int nextSerial(UnitCode unit, PaperKind kind, int year);

  /**
   * Adds a paper.
   *
   * @throws StaleVersionException if there is one with its identity, its number, or of its kind
   *     from the same event; the transaction must be rolled back
   */
  void add(OfficialPaper paper);

  /** The paper, or empty if there is none. */
  Optional<OfficialPaper> find(PaperId id);

  /** The papers of a case, in the order of the events they follow from. */
  List<OfficialPaper> ofCase(CaseId caseId);

  /**
   * Gives a paper its file.
   *
   * @param seal which the file bears
   * @throws StaleVersionException if it has one, or there is no such paper; nothing is changed
   */
  void made(PaperId id, UUID file, Optional<SealId> seal);
}
