package org.tongban.application.item;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.RegionCode;

/**
 * The published catalogue; {@link ItemSearch} finds in it. Reads are cheap, and no answer grows
 * with the catalogue: a version of an implementation never changes and may be kept as long as there
 * is room. Which version is in force is at most two seconds behind what was committed, and changes
 * by itself at midnight in China where a version begins or ends on that day. Every implementation
 * passes {@code CatalogueContract}.
 */
public interface Catalogue {
  /** The item, or empty. */
  Optional<ServiceItem> item(BasicCode code);

  /** The item with exactly that name, or empty. Names are unique. */
  Optional<ServiceItem> itemNamed(String name);

  /** All items, by code. There are thousands at most, and they are in memory. */
  List<ServiceItem> items();

  /** The life events, in their order. */
  List<LifeEvent> lifeEvents();

  /** What was published about the city in numbers. */
  List<PublishedFigure> figures();

  /** The items that somebody carries out in that mode today. */
  Map<HandlingMode, Set<BasicCode>> itemsByMode();

  /** That version, whether it is in force or not, or empty. */
  Optional<Implementation> implementation(ImplementationRef ref);

  /** The version in force today, or empty. */
  Optional<Implementation> current(ImplementationCode code);

  /**
   * Every version that was ever published, the first one first; empty for an unknown code. Those
   * that begin on a later day are among them.
   */
  List<PublishedVersion> versionsOf(ImplementationCode code);

  /**
   * The implementations of the item that are in force, by territory and code; at most one per
   * authority. An item may have thousands.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<ImplementationLine> implementationsOf(BasicCode item, Page.Request page);

  /**
   * The implementations in force of those authorities whose territory the region lies in or is, the
   * smallest territory first: who is competent for a person there.
   */
  List<ImplementationLine> implementationsFor(BasicCode item, RegionCode region);

  /**
   * Of each of the items the first implementations in force, those first that are competent for the
   * region; items without any are left out.
   *
   * @param items at most 100
   * @param most how many of each, 1 to 100
   */
  Map<BasicCode, List<ImplementationLine>> firstImplementations(
      Collection<BasicCode> items, RegionCode region, int most);

  /** How many implementations of each item are in force; items without any are left out. */
  Map<BasicCode, Integer> implementationCounts(Collection<BasicCode> items);
}
