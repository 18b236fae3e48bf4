package org.tongban.application.item;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tongban.application.item.SearchWords.Popularity;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.QuestionCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/** Searches the data of an {@link InMemoryReferenceStore} by comparing them all, for tests. */
public final class InMemoryItemSearch implements ItemSearch {
  private final InMemoryReferenceStore store;

  public InMemoryItemSearch(InMemoryReferenceStore store) {
    this.store = store;
  }

  private record Offer(
      Optional<RegionCode> region,
      Set<HandlingMode> modes,
      Set<Channel> channels,
      Set<Zone> zones) {
    boolean meets(Filters filters, RegionTree regions) {
      return filters
              .region()
              .map(
                  wanted ->
                      region
                          .filter(
                              here -> regions.within(here, wanted) || regions.within(wanted, here))
                          .isPresent())
              .orElse(true)
          && filters.mode().map(modes::contains).orElse(true)
          && filters.channel().map(channels::contains).orElse(true)
          && filters.zone().map(zones::contains).orElse(true);
    }
  }

  private record Entry(
      ServiceItem item, List<String> names, int weight, int implementations, List<Offer> offers) {}

  private record Ranked(Entry entry, int rank, String name) {}

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public Found search(Query query) {
    var regions = new RegionTree(store.refreshed().regions());
    var words = normal(query.words());
    var place =
        regions.all().stream()
            .filter(region -> region.level() == Level.COUNTY)
            .filter(region -> words.contains(region.name().substring(0, 2)))
            .findFirst();
    var matter =
        place.map(region -> words.replace(region.name().substring(0, 2), "").strip()).orElse(words);
    var ranked =
        entries().stream()
            .flatMap(entry -> ranked(entry, matter).stream())
            .sorted(
                Comparator.comparingInt(Ranked::rank)
                    .thenComparing(
                        one ->
                            place.isPresent()
                                && one.entry().offers().stream()
                                    .noneMatch(
                                        offer ->
                                            offer.meets(onlyRegion(place.get().code()), regions)))
                    .thenComparing(one -> words.isEmpty() ? 0 : -one.entry().weight())
                    .thenComparing(one -> one.entry().item().code()))
            .toList();
    var passing =
        ranked.stream().filter(one -> passes(one.entry(), query.filters(), regions)).toList();
    int from = query.page().after().map(InMemoryItemSearch::position).orElse(0);
    int to = Math.min(passing.size(), from + query.page().limit());
    return new Found(
        new Page<>(
            passing.subList(Math.min(from, to), to).stream()
                .map(one -> hit(one, matter, place.map(region -> region.code()), regions))
                .toList(),
            to < passing.size() ? Optional.of("at" + to) : Optional.empty()),
        passing.size(),
        false,
        facets(ranked.stream().map(Ranked::entry).toList(), query.filters(), regions),
        place.map(region -> region.code()),
        Optional.empty());
  }

  private static Filters onlyRegion(RegionCode region) {
    return new Filters(
        Optional.empty(),
        Optional.of(region),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static int position(String cursor) {
    if (!cursor.matches("at[1-9][0-9]{0,6}")) {
      throw new Page.BadCursorException();
    }
    return Integer.parseInt(cursor.substring(2));
  }

  private static Hit hit(
      Ranked one, String matter, Optional<RegionCode> place, RegionTree regions) {
    var item = one.entry().item();
    Optional<Why> why = Optional.empty();
    if (!one.name().equals(item.name())) {
      why = Optional.of(new Why.AlsoCalled(one.name()));
    } else if (place
        .filter(
            region ->
                one.entry().offers().stream()
                    .anyMatch(offer -> offer.meets(onlyRegion(region), regions)))
        .isPresent()) {
      why = Optional.of(new Why.CarriedOutIn(place.get()));
    }
    int at = matter.isEmpty() ? -1 : item.name().indexOf(matter);
    var pieces =
        at < 0
            ? Stream.of(new Piece(item.name(), false))
            : Stream.of(
                new Piece(item.name().substring(0, at), false),
                new Piece(matter, true),
                new Piece(item.name().substring(at + matter.length()), false));
    return new Hit(
        item,
        pieces.filter(piece -> !piece.text().isEmpty()).toList(),
        why,
        one.entry().implementations());
  }

  private static boolean passes(Entry entry, Filters filters, RegionTree regions) {
    var none =
        filters.zone().isEmpty()
            && filters.region().isEmpty()
            && filters.mode().isEmpty()
            && filters.channel().isEmpty();
    return filters.subject().map(entry.item().subject()::equals).orElse(true)
        && filters.type().map(entry.item().type()::equals).orElse(true)
        && (none || entry.offers().stream().anyMatch(offer -> offer.meets(filters, regions)));
  }

  private static Facets facets(List<Entry> entries, Filters filters, RegionTree regions) {
    var subjects = new TreeMap<org.tongban.domain.item.SubjectKind, Integer>();
    var types = new TreeMap<org.tongban.domain.item.ItemType, Integer>();
    var zones = new TreeMap<Zone, Integer>();
    var modes = new TreeMap<HandlingMode, Integer>();
    var channels = new TreeMap<Channel, Integer>();
    var counties = new TreeMap<RegionCode, Integer>();
    for (var entry : entries) {
      var type = filters.type();
      var subject = filters.subject();
      if (passes(entry, with(filters, Optional.empty(), type), regions)) {
        subjects.merge(entry.item().subject(), 1, Integer::sum);
      }
      if (passes(entry, with(filters, subject, Optional.empty()), regions)) {
        types.merge(entry.item().type(), 1, Integer::sum);
      }
      for (var zone : Zone.values()) {
        if (passes(
            entry,
            filters(
                filters, Optional.of(zone), filters.mode(), filters.channel(), filters.region()),
            regions)) {
          zones.merge(zone, 1, Integer::sum);
        }
      }
      for (var mode : HandlingMode.values()) {
        if (passes(
            entry,
            filters(
                filters, filters.zone(), Optional.of(mode), filters.channel(), filters.region()),
            regions)) {
          modes.merge(mode, 1, Integer::sum);
        }
      }
      for (var channel : Channel.values()) {
        if (passes(
            entry,
            filters(
                filters, filters.zone(), filters.mode(), Optional.of(channel), filters.region()),
            regions)) {
          channels.merge(channel, 1, Integer::sum);
        }
      }
      for (var region : regions.all()) {
        if (region.level() == Level.COUNTY
            && passes(
                entry,
                filters(
                    filters,
                    filters.zone(),
                    filters.mode(),
                    filters.channel(),
                    Optional.of(region.code())),
                regions)) {
          counties.merge(region.code(), 1, Integer::sum);
        }
      }
    }
    return new Facets(zones, counties, subjects, types, modes, channels);
  }

  private static Filters with(
      Filters filters,
      Optional<org.tongban.domain.item.SubjectKind> subject,
      Optional<org.tongban.domain.item.ItemType> type) {
    return new Filters(
        filters.zone(), filters.region(), subject, type, filters.mode(), filters.channel());
  }

  private static Filters filters(
      Filters from,
      Optional<Zone> zone,
      Optional<HandlingMode> mode,
      Optional<Channel> channel,
      Optional<RegionCode> region) {
    return new Filters(zone, region, from.subject(), from.type(), mode, channel);
  }

  private List<Entry> entries() {
    var data = store.refreshed();
    var weights = new HashMap<String, Integer>();
    for (Popularity one : data.searchWords().popularities()) {
      weights.put(one.itemName(), one.weight());
    }
    var entries = new ArrayList<Entry>();
    for (var item : data.items()) {
      var names = new ArrayList<String>();
      names.add(item.name());
      data.searchWords().synonyms().stream()
          .filter(one -> item.name().contains(one.means()))
          .flatMap(one -> one.words().stream().map(word -> item.name().replace(one.means(), word)))
          .forEach(names::add);
      var implementations =
          data.implementations().stream()
              .filter(ReferenceData.Published::inForce)
              .map(ReferenceData.Published::implementation)
              .filter(one -> one.item().equals(item.code()))
              .toList();
      var offers = new ArrayList<Offer>();
      implementations.stream().map(InMemoryItemSearch::offer).forEach(offers::add);
      data.villageListings().stream()
          .filter(listing -> listing.itemName().equals(item.name()))
          .map(
              listing ->
                  new Offer(
                      Optional.of(listing.district()),
                      Set.of(),
                      Set.of(Channel.VILLAGE_STATION),
                      Set.of(Zone.VILLAGE)))
          .forEach(offers::add);
      item.crossProvince()
          .map(
              mode ->
                  new Offer(Optional.empty(), Set.of(mode), Set.of(), Set.of(Zone.CROSS_PROVINCE)))
          .ifPresent(offers::add);
      entries.add(
          new Entry(
              item, names, weights.getOrDefault(item.name(), 0), implementations.size(), offers));
    }
    return entries;
  }

  private static Offer offer(Implementation implementation) {
    var channels = implementation.channels();
    var zones = new HashSet<Zone>();
    if (!implementation.crossProvince().modes().isEmpty()
        || channels.contains(Channel.CROSS_PROVINCE_WINDOW)) {
      zones.add(Zone.CROSS_PROVINCE);
    }
    Map.of(
            Channel.ANY_WINDOW,
            Zone.ANY_WINDOW,
            Channel.VILLAGE_STATION,
            Zone.VILLAGE,
            Channel.HELP_STATION,
            Zone.HELP,
            Channel.HOME,
            Zone.HELP)
        .forEach(
            (channel, zone) -> {
              if (channels.contains(channel)) {
                zones.add(zone);
              }
            });
    return new Offer(
        Optional.of(implementation.territory()), implementation.modes(), channels, zones);
  }

  private static Optional<Ranked> ranked(Entry entry, String matter) {
    return entry.names().stream()
        .flatMap(
            name -> rank(normal(name), matter).stream().map(rank -> new Ranked(entry, rank, name)))
        .min(Comparator.comparingInt(Ranked::rank));
  }

  private static Optional<Integer> rank(String name, String matter) {
    var together = matter.replace(" ", "");
    if (name.equals(together)) {
      return Optional.of(0);
    }
    if (name.startsWith(together)) {
      return Optional.of(1);
    }
    return Arrays.stream(matter.split(" ")).allMatch(name::contains)
        ? Optional.of(2)
        : Optional.empty();
  }

  @Override
  public List<Suggestion> suggest(String beginning, int limit) {
    var begun = normal(beginning);
    if (begun.isEmpty()) {
      return List.of();
    }
    var items =
        entries().stream()
            .filter(entry -> normal(entry.item().name()).startsWith(begun))
            .sorted(Comparator.comparingInt(entry -> -entry.weight()))
            .map(entry -> new Suggestion(entry.item().name(), Optional.of(entry.item().code())));
    var words =
        store.refreshed().searchWords().synonyms().stream()
            .filter(one -> entries().stream().anyMatch(it -> it.item().name().equals(one.means())))
            .flatMap(one -> one.words().stream())
            .filter(word -> normal(word).startsWith(begun))
            .map(word -> new Suggestion(word, Optional.empty()));
    return Stream.concat(items, words).distinct().limit(limit).toList();
  }

  @Override
  public Page<CommonQuestion> questions(String words, Page.Request page) {
    var asked = normal(words).replace(" ", "");
    var found =
        store.refreshed().searchWords().questions().stream()
            .filter(CommonQuestion::active)
            .filter(
                one ->
                    asked.isEmpty()
                        || pairs(asked).stream().anyMatch(pairs(normal(one.question()))::contains))
            .sorted(
                Comparator.comparingLong(
                        (CommonQuestion one) ->
                            -pairs(asked).stream()
                                .filter(pairs(normal(one.question()))::contains)
                                .count())
                    .thenComparing(CommonQuestion::code))
            .toList();
    int from = page.after().map(InMemoryItemSearch::position).orElse(0);
    int to = Math.min(found.size(), from + page.limit());
    return new Page<>(
        found.subList(Math.min(from, to), to),
        to < found.size() ? Optional.of("at" + to) : Optional.empty());
  }

  private static Set<String> pairs(String text) {
    var pairs = new HashSet<String>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  @Override
  public Optional<CommonQuestion> question(QuestionCode code) {
    return store.refreshed().searchWords().questions().stream()
        .filter(CommonQuestion::active)
        .filter(one -> one.code().equals(code))
        .map(Function.identity())
        .findFirst();
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Punct}、，。；：“”‘’《》〈〉]+", " ")
        .strip();
  }
}
