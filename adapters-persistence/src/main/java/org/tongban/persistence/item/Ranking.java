package org.tongban.persistence.item;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongban.application.item.ItemSearch.Facets;
import org.tongban.application.item.ItemSearch.Found;
import org.tongban.application.item.ItemSearch.Hit;
import org.tongban.application.item.ItemSearch.Piece;
import org.tongban.application.item.ItemSearch.Query;
import org.tongban.application.item.ItemSearch.Why;
import org.tongban.application.item.ItemSearch.Zone;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;
import org.tongban.persistence.database.Cursor;

/**
 * Answers one search: Lucene proposes items that share something with the words, {@link Likeness}
 * says how much, and what many ask for, what can be applied for here, and what is carried out in
 * the place named come first among what is about as like.
 */
final class Ranking {
  private static final int LOOKED_AT = 400;
  private static final int LOOKED_AT_IN_GUIDES = 60;
  private static final double ANSWERED_AT_LEAST = 0.3;
  private static final double LETTERS_ANSWERED_AT_LEAST = 0.9 * 0.6;
  private static final double OF_THE_BEST = 0.35;
  private static final double POPULAR = 0.5;
  private static final double OPEN = 0.08;
  private static final double PLACE = 0.3;
  private static final double GUIDE = 0.22;
  private static final String RANKED = "search";
  private static final String LISTED = "items";

  private final LuceneItemIndex index;
  private final Query query;
  private final Typed typed;
  private final Offers.Wanted wanted;
  private final Optional<BitSet> place;
  private final Likeness likeness;

  Ranking(LuceneItemIndex index, Fillers fillers, Query query) {
    this.index = index;
    this.query = query;
    typed = Typed.read(LuceneItemSearch.cut(query.words()), index, fillers);
    wanted = index.offers().wanted(query.filters());
    place = typed.place().map(named -> index.offers().around(named.regions()));
    likeness = new Likeness(typed.matter(), index.weights().of(typed.matter().units()));
  }

  /**
   * An item with its rank.
   *
   * @param name the name that answers best, or null where only the guide does
   * @param document its number where only the guide answers
   */
  private record Ranked(
      ItemCard card, double score, ItemCard.Name name, Likeness.Answer answer, int document) {}

  Found found() throws IOException {
    if (typed.matter().isEmpty() && typed.place().isEmpty()) {
      if (!query.words().isBlank()) {
        return nothing();
      }
      return listed();
    }
    return index.search(this::ranked);
  }

  private Found nothing() {
    return new Found(
        new Page<>(List.of(), Optional.empty()),
        0,
        false,
        Facets.NONE,
        Optional.empty(),
        Optional.empty());
  }

  private Found listed() {
    var after =
        query
            .page()
            .after()
            .map(
                text -> {
                  try {
                    return new BasicCode(Cursor.of(LISTED, 1, text).string(0));
                  } catch (IllegalArgumentException e) {
                    throw new Page.BadCursorException();
                  }
                });
    var counting = new Counting();
    var hits = new ArrayList<Hit>();
    Optional<String> next = Optional.empty();
    int total = 0;
    for (var card : index.cards().values()) {
      if (counting.passes(card)) {
        total++;
        if (after.isEmpty() || card.item().code().compareTo(after.get()) > 0) {
          if (hits.size() < query.page().limit()) {
            hits.add(plain(card));
          } else if (next.isEmpty()) {
            next = Optional.of(Cursor.text(LISTED, hits.getLast().item().code()));
          }
        }
      }
    }
    return new Found(
        new Page<>(hits, next),
        total,
        false,
        counting.facets(),
        Optional.empty(),
        Optional.empty());
  }

  private static Hit plain(ItemCard card) {
    return new Hit(
        card.item(),
        List.of(new Piece(card.item().name(), false)),
        Optional.empty(),
        card.implementations());
  }

  private Found ranked(LuceneItemIndex.Searching searching) throws IOException {
    var ranked = new HashMap<BasicCode, Ranked>();
    boolean more = false;
    if (typed.matter().isEmpty()) {
      for (var card : index.cards().values()) {
        if (card.weight() > 0 || card.implementations() > 0) {
          if (Offers.anyIn(card.offers(), place.orElseThrow())) {
            ranked.put(card.item().code(), new Ranked(card, favoured(card, 1), null, null, -1));
          }
        }
      }
    } else {
      var named = searching.byName(typed.matter(), LOOKED_AT);
      more = named.more();
      named.found().forEach(candidate -> add(candidate, ranked));
      addByGuide(searching, ranked);
    }
    var best = ranked.values().stream().mapToDouble(Ranked::score).max().orElse(0);
    var counting = new Counting();
    var order =
        ranked.values().stream()
            .filter(one -> one.score() >= best * OF_THE_BEST)
            .sorted(
                Comparator.comparingDouble((Ranked one) -> -one.score())
                    .thenComparingInt(one -> one.card().item().name().length())
                    .thenComparing(one -> one.card().item().code()))
            .filter(one -> counting.passes(one.card()))
            .toList();
    int from = query.page().after().map(Ranking::position).orElse(0);
    int to = Math.min(order.size(), from + query.page().limit());
    var hits = new ArrayList<Hit>();
    for (int i = from; i < to; i++) {
      hits.add(hit(order.get(i), searching));
    }
    return new Found(
        new Page<>(
            hits, to < order.size() ? Optional.of(Cursor.text(RANKED, to)) : Optional.empty()),
        order.size(),
        more,
        counting.facets(),
        typed.place().map(PlaceNames.Named::region),
        from == 0 && !order.isEmpty() ? corrected(order.getFirst()) : Optional.empty());
  }

  private static int position(String cursor) {
    var position = Cursor.of(RANKED, 1, cursor).number(0);
    if (position < 1 || position > LOOKED_AT + LOOKED_AT_IN_GUIDES) {
      throw new Page.BadCursorException();
    }
    return (int) position;
  }

  private void add(LuceneItemIndex.Candidate candidate, Map<BasicCode, Ranked> ranked) {
    var card = candidate.card();
    ItemCard.Name best = null;
    Likeness.Answer answer = null;
    for (var name : card.names()) {
      var here = likeness.of(name.spoken(), name.weights());
      if (answer == null || here.score() > answer.score()) {
        best = name;
        answer = here;
      }
    }
    var least = typed.onlyFirstLetters() ? LETTERS_ANSWERED_AT_LEAST : ANSWERED_AT_LEAST;
    if (answer != null && answer.answered() >= least) {
      ranked.put(
          card.item().code(), new Ranked(card, favoured(card, answer.score()), best, answer, -1));
    }
  }

  private void addByGuide(LuceneItemIndex.Searching searching, Map<BasicCode, Ranked> ranked)
      throws IOException {
    var words = new StringBuilder();
    typed.matter().units().forEach(unit -> words.append(unit.written()));
    if (words.length() < 2) {
      return;
    }
    var found = searching.byGuide(words.toString(), LOOKED_AT_IN_GUIDES).found();
    for (var candidate : found) {
      var score = GUIDE * candidate.score() / found.getFirst().score();
      ranked.putIfAbsent(
          candidate.card().item().code(),
          new Ranked(
              candidate.card(),
              favoured(candidate.card(), score),
              null,
              null,
              candidate.document()));
    }
  }

  private double favoured(ItemCard card, double score) {
    return score
        * (1
            + POPULAR * card.weight() / 100
            + (card.implementations() > 0 ? OPEN : 0)
            + (place.isPresent() && Offers.anyIn(card.offers(), place.get()) ? PLACE : 0));
  }

  private Hit hit(Ranked one, LuceneItemIndex.Searching searching) throws IOException {
    var card = one.card();
    Optional<Why> why = Optional.empty();
    if (one.name() != null && one.name() != card.names().getFirst() && one.name().natural()) {
      why = Optional.of(new Why.AlsoCalled(one.name().text()));
    } else if (one.document() >= 0) {
      why = guideText(searching.guideTexts(one.document())).map(Why.InTheGuide::new);
    } else if (place.isPresent() && Offers.anyIn(card.offers(), place.get())) {
      why = Optional.of(new Why.CarriedOutIn(typed.place().orElseThrow().region()));
    }
    var official = card.names().getFirst();
    var marked =
        one.name() == null
            ? new BitSet()
            : likeness.of(official.spoken(), official.weights()).marked();
    return new Hit(card.item(), pieces(official, marked), why, card.implementations());
  }

  private Optional<String> guideText(List<String> texts) {
    Optional<String> best = Optional.empty();
    double most = 0;
    for (var text : texts) {
      var spoken = SpokenText.written(text, index.pronunciation());
      var answer = likeness.of(spoken, index.weights().of(spoken.units()));
      if (answer.score() > most) {
        most = answer.score();
        best = Optional.of(text);
      }
    }
    return best;
  }

  /** A character alone is marked only where no more was asked for: it would explain nothing. */
  private List<Piece> pieces(ItemCard.Name name, BitSet answered) {
    var marked = answered;
    if (typed.matter().size() > 1) {
      marked = new BitSet();
      for (int i = answered.nextSetBit(0); i >= 0; ) {
        int end = answered.nextClearBit(i);
        if (end - i > 1) {
          marked.set(i, end);
        }
        i = answered.nextSetBit(end);
      }
    }
    var pieces = new ArrayList<Piece>();
    var text = name.text();
    int at = 0;
    for (int i = marked.nextSetBit(0); i >= 0; ) {
      int end = marked.nextClearBit(i);
      int from = name.spoken().get(i).from();
      int to = name.spoken().get(end - 1).to();
      if (from > at) {
        pieces.add(new Piece(text.substring(at, from), false));
      }
      pieces.add(new Piece(text.substring(from, to), true));
      at = to;
      i = marked.nextSetBit(end);
    }
    if (at < text.length()) {
      pieces.add(new Piece(text.substring(at), false));
    }
    return pieces;
  }

  /** What was typed, with the characters that only sound right put right. */
  private Optional<String> corrected(Ranked best) {
    if (best.answer() == null) {
      return Optional.empty();
    }
    var text = new StringBuilder(typed.text());
    boolean changed = false;
    for (int i = 0; i < typed.matter().size(); i++) {
      var at = best.answer().heard()[i];
      if (at >= 0) {
        var unit = typed.matter().get(i);
        var right = best.name().spoken().get(at).written();
        if (right.length() == unit.to() - unit.from()) {
          text.replace(unit.from(), unit.to(), right);
          changed = true;
        }
      }
    }
    return changed ? Optional.of(text.toString()) : Optional.empty();
  }

  /** Filters, and counts what other filters would leave. */
  private final class Counting {
    private final Map<Zone, Integer> zones = new EnumMap<>(Zone.class);
    private final Map<RegionCode, Integer> regions = new TreeMap<>();
    private final Map<SubjectKind, Integer> subjects = new EnumMap<>(SubjectKind.class);
    private final Map<ItemType, Integer> types = new EnumMap<>(ItemType.class);
    private final Map<HandlingMode, Integer> modes = new EnumMap<>(HandlingMode.class);
    private final Map<Channel, Integer> channels = new EnumMap<>(Channel.class);
    private final Map<Integer, java.util.Set<RegionCode>> counties = new HashMap<>();

    boolean passes(ItemCard card) {
      var item = card.item();
      boolean subject = query.filters().subject().map(item.subject()::equals).orElse(true);
      boolean type = query.filters().type().map(item.type()::equals).orElse(true);
      var choice = wanted.choice(card.offers());
      if (choice.passes && type) {
        subjects.merge(item.subject(), 1, Integer::sum);
      }
      if (choice.passes && subject) {
        types.merge(item.type(), 1, Integer::sum);
      }
      if (subject && type) {
        count(choice.zoneBits, Zone.values(), zones);
        count(choice.modeBits, HandlingMode.values(), modes);
        count(choice.channelBits, Channel.values(), channels);
        choice.counties.stream()
            .mapToObj(number -> counties.computeIfAbsent(number, index.offers()::counties))
            .flatMap(java.util.Set::stream)
            .distinct()
            .forEach(county -> regions.merge(county, 1, Integer::sum));
      }
      return choice.passes && subject && type;
    }

    private <E> void count(long bits, E[] all, Map<E, Integer> counts) {
      for (int i = 0; i < all.length; i++) {
        if ((bits & 1L << i) != 0) {
          counts.merge(all[i], 1, Integer::sum);
        }
      }
    }

    Facets facets() {
      return new Facets(zones, regions, subjects, types, modes, channels);
    }
  }
}
