package org.tongban.application.custody;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.casework.WorkItem;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.place.UnitCode;

/** Puts the paper originals of a case into an envelope. */
public interface PackOriginals {
  /** Cases whose papers the caller's units have to send on and have not packed. */
  Page<WorkItem> toPack(Caller.Staff caller, Page.Request page);

  /**
   * What can be packed of a case, and where it goes; empty if the caller has none of its papers.
   */
  Optional<Packable> packable(Caller.Staff caller, CaseId id);

  /**
   * Packs, or corrects what was packed and has not been handed over. Papers that the unit keeps all
   * go together: each must be named. Copies of others may be added.
   */
  CustodyAnswer<SeeCustody.Shown> pack(Caller.Staff caller, Packing packing);

  /**
   * What is to be packed.
   *
   * @param to where papers go that are given back; for those that are sent on, the case says it
   * @param counts how many pieces, by the material's code
   */
  record Packing(CaseId caseId, Optional<UnitCode> to, Map<String, Integer> counts) {
    public Packing {
      Objects.requireNonNull(caseId);
      Objects.requireNonNull(to);
      counts = Map.copyOf(counts);
    }
  }

  /**
   * What can be packed.
   *
   * @param from the caller's unit that has the papers
   * @param to where they are to go; empty if it is for the caller to say
   * @param packed the envelope that is packed already, whose content may be corrected
   */
  record Packable(
      CaseOriginals.InCase inCase,
      UnitCode from,
      Optional<UnitCode> to,
      Optional<CustodyStore.Stored> packed) {
    public Packable {
      Objects.requireNonNull(inCase);
      Objects.requireNonNull(from);
      Objects.requireNonNull(to);
      Objects.requireNonNull(packed);
    }
  }
}
