package org.tongban.application.licence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.person.SubjectId;

/**
 * Where electronic licences are kept. Calls join the caller's transaction. Every implementation
 * passes {@code LicenceStoreContract}.
 */
public interface LicenceStore {
  /**
   * Adds a licence at version 1.
   *
   * @throws StaleVersionException if there is one with its identity, its number, or with the same
   *     case, paper and version of the number; the transaction must be rolled back
   */
  void add(Licence licence);

  /** The licence, or empty if there is none or its holder's data were erased. */
  Optional<Stored> find(LicenceId id);

  /** The licence with the number, or empty as for {@link #find}. */
  Optional<Stored> findByNumber(LicenceNumber number);

  /** The licences a case led to, the first first. */
  List<Stored> ofCase(CaseId caseId);

  /** The holder's licences, the latest first. */
  Page<Stored> ofHolder(SubjectId holder, Page.Request page);

  /** Those of them that there are, in no order; not those whose holder's data were erased. */
  List<Stored> all(Collection<LicenceId> ids);

  /**
   * The holder's licences of these types that nobody has ended, the latest first. Their last day
   * may have passed.
   *
   * @param types the types in their numbers
   * @param limit how many at most
   */
  List<Stored> holding(SubjectId holder, Collection<String> types, int limit);

  /**
   * Replaces the licence that has the same identity, and raises its version by one.
   *
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  void replace(Licence changed, int version);

  /**
   * Notes that files are about to be kept in the vault for the licence, so that they are found
   * again if it never comes to name them.
   */
  void begin(LicenceId licence, Licence.Files files, Instant at);

  /** Forgets that the file was begun: the licence names it, or its bytes are gone. */
  void settle(UUID file);

  /** Files that were begun before then and not settled, the earliest first. */
  List<BegunFile> begunBefore(Instant time, int limit);

  /** A file of a licence that may have been given up on the way. */
  record BegunFile(UUID file, LicenceId licence) {
    public BegunFile {
      Objects.requireNonNull(file);
      Objects.requireNonNull(licence);
    }
  }

  /**
   * A licence as it is stored.
   *
   * @param version rises by one with every change, from 1
   */
  record Stored(Licence licence, int version) {
    public Stored {
      Objects.requireNonNull(licence);
      if (version < 1) {
        throw new IllegalArgumentException("Versions start at 1: " + version);
      }
    }
  }
}
