package org.tongban.application.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.item.ImportReferenceData.Counts;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.place.UnitCode;

/**
 * Where reference data are kept. The {@link Catalogue} and the {@link
 * org.tongban.application.place.Places} read from it.
 */
public interface ReferenceStore {
  /**
   * Everything as it is now but the implementations, of which there may be too many. Joins the
   * caller's transaction, and until that ends no other import goes beyond this call.
   */
  ReferenceData lock();

  /** The same without reading anything: until the transaction ends no other writer goes beyond. */
  void hold();

  /** The latest published versions of these implementations; unknown ones are left out. */
  Map<ImplementationCode, Latest> latest(Collection<ImplementationCode> codes);

  /**
   * What tells contents apart: equal for two versions that say the same under the same code,
   * whatever their numbers.
   */
  String fingerprint(Implementation implementation);

  /** The content of a published version, past every cache, or empty. */
  Optional<Implementation> read(ImplementationRef ref);

  /** The rows a published version was made from; empty where they were not kept. */
  Optional<SourceRows> source(ImplementationRef ref);

  /**
   * What is exported of implementations: of each the version in force on the day, or else the last
   * one that was withdrawn; by item and authority. Versions that have yet to begin are left out.
   *
   * @param item only its implementations; empty for all
   */
  List<Exported> exported(Optional<BasicCode> item, LocalDate day);

  /** The rows of a guide under a key that {@link #exported} gave. */
  GuideRows guide(String key);

  /** Which of these authorities have an implementation, in force or not. */
  Set<UnitCode> withImplementations(Collection<UnitCode> authorities);

  /**
   * Publishes versions, each of which takes the place of all earlier ones of its code from the day
   * on; a version whose number is known only changes whether it is in force. Call {@link #hold}
   * before.
   *
   * @param from may lie in the future
   */
  void publish(List<Published> versions, LocalDate from, Instant at);

  /**
   * Takes the versions of the code that have no end out of force from the day on. Call {@link
   * #hold} before.
   */
  void withdraw(ImplementationCode code, LocalDate until, Instant at);

  /**
   * Adds and replaces by key, in the transaction of {@link #lock}: regions by code, holidays by
   * date, partner cities by code, units by code, items by code, listings by district and item.
   * Implementations are published from the day of the run on, see {@link #publish}.
   */
  void save(ReferenceData changes, Run run);

  /**
   * Makes this instance's catalogue and places show what is committed; others follow in seconds.
   */
  void refresh();

  /**
   * A version as the next one is compared with it.
   *
   * @param fingerprint see {@link ReferenceStore#fingerprint}; one of an older program may differ
   *     although the content is the same
   * @param sourceKept whether the rows it was made from are there
   */
  record Latest(ImplementationRef ref, boolean withdrawn, String fingerprint, boolean sourceKept) {}

  /**
   * An implementation to be exported.
   *
   * @param guide the key of its guide's rows; empty where they were not kept
   */
  record Exported(
      ImplementationCode code,
      UnitCode authority,
      boolean active,
      Map<String, String> own,
      Optional<String> guide) {}

  /**
   * An import, for the record.
   *
   * @param counts by file name
   */
  record Run(Instant at, String requestedBy, Map<String, Counts> counts) {}
}
