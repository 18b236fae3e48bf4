package org.tongban.application.item;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.ImportReferenceData.Problem;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationDifference;
import org.tongban.domain.place.UnitCode;

/**
 * Writing, reviewing, publishing and withdrawing versions of implementations. Editors of the
 * catalogue (事项编辑) do it for the authorities inside the region of their own unit; what is outside
 * looks absent. A version is published by another person than those who wrote it.
 */
public interface EditCatalogue {
  /** The most rows a part of a draft may have. */
  int MOST_ROWS = 100;

  /** The most characters of a cell. */
  int MOST_CHARACTERS = 4000;

  /** The most characters of a reason. */
  int MOST_REASON = 500;

  /** What came of it. */
  sealed interface Answer {
    /** Done; the draft as it is now. */
    record Done(CatalogueDraft draft) implements Answer {}

    /** There is no such draft, item or authority, or it is not the caller's to edit. */
    record Absent() implements Answer {}

    /** Somebody changed the draft meanwhile; this is it now. */
    record Stale(CatalogueDraft current) implements Answer {}

    /** A rule forbids it, in words for the editor. */
    record NotAllowed(String words) implements Answer {}

    /** The draft breaks rules; all of them. */
    record Broken(List<Problem> problems) implements Answer {
      public Broken {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Whether the caller edits the catalogue at all. */
  boolean edits(Caller.Staff caller);

  /**
   * Begins a draft from the version in force, or of a new implementation; where there is one, it is
   * the answer.
   */
  Answer open(Caller.Staff caller, BasicCode item, UnitCode authority);

  /** The draft, or empty. */
  Optional<CatalogueDraft> find(Caller.Staff caller, UUID id);

  /** The open drafts the caller may edit, the one that was begun first first. */
  Page<CatalogueDraft> list(Caller.Staff caller, Page.Request page);

  /**
   * Replaces the rows of a part of the draft. They may be incomplete or wrong: {@link #check} says
   * so.
   *
   * @param part one of {@link ReferenceFile#ofImplementations}; of {@code IMPLEMENTATIONS} and
   *     {@code GUIDES} there is one row
   * @param rows at most {@value #MOST_ROWS}; unknown columns are left out
   */
  Answer replace(
      Caller.Staff caller,
      UUID id,
      int version,
      ReferenceFile part,
      List<Map<String, String>> rows);

  /** What is wrong with the draft, what it would be, and in what it differs; empty if absent. */
  Optional<Check> check(Caller.Staff caller, UUID id);

  /** Hands the draft in for review. */
  Answer submit(Caller.Staff caller, UUID id, int version, String remark);

  /**
   * Publishes a draft in review.
   *
   * @param from the first day in force: today or later
   */
  Answer approve(Caller.Staff caller, UUID id, int version, LocalDate from);

  /** Sends a draft in review back to be changed. */
  Answer sendBack(Caller.Staff caller, UUID id, int version, String reason);

  /** Gives a draft up. */
  Answer discard(Caller.Staff caller, UUID id, int version);

  /**
   * Takes an implementation out of force.
   *
   * @param until the day from which on nobody can apply under it: today or later
   */
  Withdrawal withdraw(Caller.Staff caller, ImplementationCode code, LocalDate until, String reason);

  /** What happened to the implementation, the latest first; empty if absent. */
  Optional<Page<HistoryLine>> history(
      Caller.Staff caller, ImplementationCode code, Page.Request page);

  /**
   * What a draft comes to.
   *
   * @param version what would be published; empty where the rows make none
   * @param differences to the version in force; none where there is none
   */
  record Check(
      CatalogueDraft draft,
      List<Problem> problems,
      Optional<Implementation> version,
      Optional<Implementation> inForce,
      List<ImplementationDifference> differences) {}

  /** What came of a withdrawal. */
  sealed interface Withdrawal {
    /** Done. */
    record Withdrawn() implements Withdrawal {}

    /** There is no such implementation, or it is not the caller's to edit. */
    record Absent() implements Withdrawal {}

    /** A rule forbids it, in words for the editor. */
    record NotAllowed(String words) implements Withdrawal {}
  }

  /**
   * An entry of the history with the name of who did it.
   *
   * @param who as colleagues name them
   */
  record HistoryLine(CatalogueHistory.Entry entry, String who) {}
}
