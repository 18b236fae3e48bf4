package org.tongban.application.custody;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.place.UnitCode;

/**
 * What a case says about its originals, and what is recorded in it: the ledger is the truth about
 * who answers for an original, the room of custody about where the envelope is. Calls join the
 * caller's transaction; who may ask is checked before.
 *
 * <p>Each write throws {@link StaleVersionException} if the case was changed at the same moment.
 */
public interface CaseOriginals {
  /** What custody has to know of the case; empty if there is none. */
  Optional<InCase> find(CaseId id);

  /** Whether it is the caller's own matter, which others must handle. */
  boolean isOwn(Caller.Staff caller, CaseId id);

  /** Why the caller can't send the case's papers on from that unit now; empty if they can. */
  Optional<String> problemOfForwarding(Caller.Staff caller, CaseId id, UnitCode from);

  /** Records that the papers were sent on; {@link #problemOfForwarding} was asked before. */
  void forward(Caller.Staff caller, CaseId id, UnitCode from, String handOver);

  /** Records that the unit got originals which another kept; what it keeps already is left out. */
  void move(Caller.Staff caller, CaseId id, UnitCode to, List<String> materials, String handOver);

  /** Records that originals are lost; what nobody keeps is left out. */
  void lose(Caller.Staff supervisor, CaseId id, List<String> materials, String reason);

  /**
   * Records that everything the unit keeps went back to the person; nothing if it keeps nothing.
   */
  void giveBack(Caller.Staff caller, CaseId id, UnitCode from, String receivedBy);

  /**
   * A case.
   *
   * @param materials names of all materials of its implementation, by code, in its order
   * @param originals which unit answers for each original, by the material's code
   * @param forwarding from where to where papers are to be sent on now
   * @param mayGoBack whether originals may go back to the person
   * @param units every unit of its route
   * @param returned the codes of originals that went back to the person
   * @param lost the codes of originals that were declared lost
   */
  record InCase(
      Contents.About about,
      Map<String, String> materials,
      Map<String, UnitCode> originals,
      Optional<Forwarding> forwarding,
      boolean mayGoBack,
      Set<UnitCode> units,
      List<String> returned,
      List<String> lost) {
    public InCase {
      Objects.requireNonNull(about);
      Objects.requireNonNull(forwarding);
      units = Set.copyOf(units);
      returned = List.copyOf(returned);
      lost = List.copyOf(lost);
    }

    /** The codes of the originals that the unit answers for, in order. */
    public List<String> keptAt(UnitCode unit) {
      return originals.keySet().stream()
          .filter(code -> originals.get(code).equals(unit))
          .sorted()
          .toList();
    }

    /** The name of the material. */
    public String name(String code) {
      return materials.getOrDefault(code, code);
    }
  }

  /** From where to where papers are to be sent on. */
  record Forwarding(UnitCode from, UnitCode to) {
    public Forwarding {
      Objects.requireNonNull(from);
      Objects.requireNonNull(to);
    }
  }
}
