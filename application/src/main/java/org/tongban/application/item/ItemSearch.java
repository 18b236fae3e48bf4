package org.tongban.application.item;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.QuestionCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;

/**
 * Finds items, guides and questions by the words people use. What was committed to the catalogue is
 * found within two seconds, on every instance. Every implementation passes {@code
 * ItemSearchContract}.
 *
 * <p>Every method may throw {@link UnavailableException} while nothing can be searched yet, shortly
 * after the start.
 */
public interface ItemSearch {
  /** More characters of a query than these are ignored. */
  int MOST_CHARACTERS = 100;

  /** The most suggestions that are given at once. */
  int MOST_SUGGESTIONS = 20;

  /**
   * The items that answer the words, what most people mean first; all items by code where the words
   * are blank.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Found search(Query query);

  /**
   * What the person may be about to type: names of items and everyday words for them, the best
   * first; none for a blank beginning.
   *
   * @param limit 1 to {@value #MOST_SUGGESTIONS}
   */
  List<Suggestion> suggest(String beginning, int limit);

  /**
   * The questions that resemble the words, the best first; all by code where the words are blank.
   *
   * @throws Page.BadCursorException if the cursor is not of this list
   */
  Page<CommonQuestion> questions(String words, Page.Request page);

  /** The question, or empty; also where it was withdrawn. */
  Optional<CommonQuestion> question(QuestionCode code);

  /** Whether the catalogue can be searched by now. */
  boolean ready();

  /**
   * What is looked for.
   *
   * @param words in everyday Chinese, pinyin or initials; may name a place; may be blank
   */
  record Query(String words, Filters filters, Page.Request page) {
    public Query {
      Objects.requireNonNull(words);
      Objects.requireNonNull(filters);
      Objects.requireNonNull(page);
    }
  }

  /**
   * What the items found must have. Zone, region, mode and channel must hold of one and the same
   * implementation (or village listing).
   *
   * @param region where it is carried out: in the region, in a part of it, or for an area that
   *     holds it
   */
  record Filters(
      Optional<Zone> zone,
      Optional<RegionCode> region,
      Optional<SubjectKind> subject,
      Optional<ItemType> type,
      Optional<HandlingMode> mode,
      Optional<Channel> channel) {
    /** No filter. */
    public static final Filters NONE =
        new Filters(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Filters {
      Objects.requireNonNull(zone);
      Objects.requireNonNull(region);
      Objects.requireNonNull(subject);
      Objects.requireNonNull(type);
      Objects.requireNonNull(mode);
      Objects.requireNonNull(channel);
    }
  }

  /** The ways in which more than one place serves (通办). */
  enum Zone {
    CROSS_PROVINCE("跨省通办"),
    ANY_WINDOW("市内通办"),
    VILLAGE("办事不出村"),
    HELP("帮办");

    private final String label;

    Zone(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }
  }

  /**
   * What was found.
   *
   * @param total how many items were found
   * @param truncated whether there are more that were not even looked at
   * @param place the region the words name, and which was preferred
   * @param didYouMean the words with typing mistakes put right, where some are likely
   */
  record Found(
      Page<Hit> hits,
      int total,
      boolean truncated,
      Facets facets,
      Optional<RegionCode> place,
      Optional<String> didYouMean) {
    public Found {
      Objects.requireNonNull(hits);
      Objects.requireNonNull(facets);
      Objects.requireNonNull(place);
      Objects.requireNonNull(didYouMean);
    }
  }

  /**
   * An item that was found.
   *
   * @param name its name in pieces, those that answer the words marked
   * @param why what else than the name made it be found
   * @param implementations how many authorities carry it out
   */
  record Hit(ServiceItem item, List<Piece> name, Optional<Why> why, int implementations) {
    public Hit {
      Objects.requireNonNull(item);
      Objects.requireNonNull(why);
      name = List.copyOf(name);
    }
  }

  /** A part of a text. */
  record Piece(String text, boolean marked) {}

  /** Why an item was found. */
  sealed interface Why {
    /** People call it so. */
    record AlsoCalled(String words) implements Why {}

    /** It is carried out in the place that the words name. */
    record CarriedOutIn(RegionCode region) implements Why {}

    /** Its guide says so: a material, a condition, a result. */
    record InTheGuide(String text) implements Why {}
  }

  /**
   * How many of the items found each filter would leave, if it were set in place of the one of its
   * kind. What would leave nothing is not there.
   */
  record Facets(
      Map<Zone, Integer> zones,
      Map<RegionCode, Integer> regions,
      Map<SubjectKind, Integer> subjects,
      Map<ItemType, Integer> types,
      Map<HandlingMode, Integer> modes,
      Map<Channel, Integer> channels) {
    /** Nothing to choose from. */
    public static final Facets NONE =
        new Facets(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /**
   * What a person may be about to type.
   *
   * @param item the item, where the text is its name
   */
  record Suggestion(String text, Optional<BasicCode> item) {
    public Suggestion {
      Objects.requireNonNull(text);
      Objects.requireNonNull(item);
    }
  }
}
