package org.tongban.application.seal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.place.Unit;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealKind;

/**
 * The register of seals. Catalogue editors of the city see to the seals of all units; catalogue
 * editors and the head of a unit to those of theirs. To others there is none.
 */
public interface ManageSeals {
  /** Whether the caller sees to seals of any unit. */
  boolean manages(Caller.Staff caller);

  /** Whether the caller sees to the seals of all units. */
  boolean managesAll(Caller.Staff caller);

  /** Whether seals without a picture are drawn, for samples. */
  boolean drawsSamples();

  /** Whether papers are signed, without which they bear no seal. */
  boolean signs();

  /**
   * The seals that the caller sees to, the latest registered first.
   *
   * @param units words in the names of their units, or the code of one; empty for all
   */
  Page<SealStore.Stored> list(
      Caller.Staff caller, Optional<String> units, Optional<Seal.State> state, Page.Request page);

  /** The seal, or empty if there is none that the caller sees to. */
  Optional<SealStore.Stored> find(Caller.Staff caller, SealId id);

  /** Its picture, a PNG; empty as for {@link #find}, and if it is drawn. */
  Optional<byte[]> picture(Caller.Staff caller, SealId id);

  /**
   * The units that the caller sees to and that have no seal which holds today, authorities first,
   * from the city down. Units of partner cities are not among them.
   *
   * @param words in their names; empty for all
   */
  List<Unit> lacking(Caller.Staff caller, Optional<String> words);

  /**
   * Checks what is to be registered, its picture as well, which may take a second; outside any
   * transaction.
   */
  Checked check(Caller.Staff caller, Wish wish);

  /** Registers what was checked. Somebody else takes it into use. */
  Answer register(Caller.Staff caller, Checked.Good checked);

  /**
   * Takes a seal into use.
   *
   * @param version which the caller saw
   * @throws StaleVersionException if somebody else changes it in the same moment; nothing is
   *     changed
   */
  Answer approve(Caller.Staff caller, SealId id, int version);

  /**
   * Ends a seal's use at once.
   *
   * @param version which the caller saw
   * @throws StaleVersionException if somebody else changes it in the same moment; nothing is
   *     changed
   */
  Answer revoke(Caller.Staff caller, SealId id, int version, String reason);

  /**
   * What is to be registered.
   *
   * @param diameter in millimetres
   * @param picture a PNG; empty if it is to be drawn
   */
  record Wish(
      UnitCode unit,
      SealKind kind,
      String name,
      int diameter,
      LocalDate validFrom,
      Optional<LocalDate> validUntil,
      Optional<byte[]> picture) {
    public Wish {
      Objects.requireNonNull(unit);
      Objects.requireNonNull(kind);
      name = name.strip();
      Objects.requireNonNull(validFrom);
      Objects.requireNonNull(validUntil);
      Objects.requireNonNull(picture);
    }

    private Wish with(Optional<byte[]> other) {
      return new Wish(unit, kind, name, diameter, validFrom, validUntil, other);
    }
  }

  /**
   * Something that is wrong.
   *
   * @param about the component of {@link Wish}, or {@code reason}
   */
  record Fault(String about, String words) {}

  /** The answer to {@link #check}. */
  sealed interface Checked {
    /** It can be registered. */
    record Good(Wish wish) implements Checked {
      static Good of(Wish wish, Optional<byte[]> picture) {
        return new Good(wish.with(picture));
      }
    }

    /** It can't be registered as it is. */
    record Wrong(List<Fault> faults) implements Checked {
      public Wrong {
        faults = List.copyOf(faults);
      }
    }

    /** The caller sees to no seals. */
    record NotAllowed() implements Checked {}
  }

  /** The answer to a change. */
  sealed interface Answer {
    /** How it stands now. */
    record Done(SealStore.Stored stored) implements Answer {}

    /** Nothing was changed: something is wrong with what was written. */
    record Wrong(Fault fault) implements Answer {}

    /** Nothing was changed: a rule is against it, in words for the caller. */
    record Refused(String words) implements Answer {}

    /** Somebody else changed it meanwhile. */
    record Stale(int current) implements Answer {}

    /** There is no such seal that the caller sees to. */
    record Absent() implements Answer {}

    /** The caller sees to no seals. */
    record NotAllowed() implements Answer {}
  }
}
