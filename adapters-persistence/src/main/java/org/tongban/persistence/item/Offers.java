package org.tongban.persistence.item;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.item.ItemSearch.Filters;
import org.tongban.application.item.ItemSearch.Zone;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/**
 * Where and how items are offered, a number each: the region, the modes, the channels and the
 * zones. A hundred thousand of them are less than a megabyte.
 */
final class Offers {
  private static final int MODES = 32;
  private static final int CHANNELS = 40;
  private static final int ZONES = 56;
  private static final long MODE_MASK = 0xff;
  private static final long CHANNEL_MASK = 0xffff;
  private static final long ZONE_MASK = 0xff;
  private static final int NOWHERE = -1;

  private final RegionTree tree;
  private final List<RegionCode> regions;
  private final Map<RegionCode, Integer> numbers = new HashMap<>();

  Offers(RegionTree tree) {
    this.tree = tree;
    regions = tree.all().stream().map(region -> region.code()).sorted().toList();
    for (int i = 0; i < regions.size(); i++) {
      numbers.put(regions.get(i), i);
    }
  }

  private static long bits(Collection<? extends Enum<?>> some) {
    long bits = 0;
    for (var one : some) {
      bits |= 1L << one.ordinal();
    }
    return bits;
  }

  private long pack(
      Optional<RegionCode> region,
      Collection<HandlingMode> modes,
      Collection<Channel> channels,
      Collection<Zone> zones) {
    int number = region.map(code -> numbers.getOrDefault(code, NOWHERE)).orElse(NOWHERE);
    return number & 0xffff_ffffL
        | bits(modes) << MODES
        | bits(channels) << CHANNELS
        | bits(zones) << ZONES;
  }

  long of(Implementation implementation) {
    var zones = EnumSet.noneOf(Zone.class);
    var channels = implementation.channels();
    if (!implementation.crossProvince().modes().isEmpty()
        || channels.contains(Channel.CROSS_PROVINCE_WINDOW)) {
      zones.add(Zone.CROSS_PROVINCE);
    }
    if (channels.contains(Channel.ANY_WINDOW)) {
      zones.add(Zone.ANY_WINDOW);
    }
    if (channels.contains(Channel.VILLAGE_STATION)) {
      zones.add(Zone.VILLAGE);
    }
    if (channels.contains(Channel.HELP_STATION) || channels.contains(Channel.HOME)) {
      zones.add(Zone.HELP);
    }
    return pack(Optional.of(implementation.territory()), implementation.modes(), channels, zones);
  }

  /** Offered at the village stations of that district. */
  long ofVillages(RegionCode district) {
    return pack(
        Optional.of(district), Set.of(), Set.of(Channel.VILLAGE_STATION), Set.of(Zone.VILLAGE));
  }

  /** Offered across provinces, whoever carries it out. */
  Optional<Long> acrossProvinces(ServiceItem item) {
    return item.crossProvince()
        .map(mode -> pack(Optional.empty(), Set.of(mode), Set.of(), Set.of(Zone.CROSS_PROVINCE)));
  }

  /** A question to offers, ready to be put to many. */
  final class Wanted {
    private final Optional<BitSet> places;
    private final long modes;
    private final long channels;
    private final long zones;

    private Wanted(Filters filters) {
      places = filters.region().map(region -> around(Set.of(region)));
      modes = filters.mode().map(mode -> 1L << mode.ordinal()).orElse(MODE_MASK);
      channels = filters.channel().map(channel -> 1L << channel.ordinal()).orElse(CHANNEL_MASK);
      zones = filters.zone().map(zone -> 1L << zone.ordinal()).orElse(ZONE_MASK);
      any =
          filters.region().isEmpty()
              && filters.mode().isEmpty()
              && filters.channel().isEmpty()
              && filters.zone().isEmpty();
      modeAsked = filters.mode().isPresent();
      channelAsked = filters.channel().isPresent();
      zoneAsked = filters.zone().isPresent();
    }

    private final boolean any;
    private final boolean modeAsked;
    private final boolean channelAsked;
    private final boolean zoneAsked;

    /** What the offers of an item leave to choose from. */
    final class Choice {
      /** Whether the item passes. */
      boolean passes = any;

      long modeBits;
      long channelBits;
      long zoneBits;
      final BitSet counties = new BitSet();

      private void look(long offer) {
        boolean place = places.isEmpty() || at(offer, places.get());
        boolean mode = !modeAsked || (offer >>> MODES & MODE_MASK & modes) != 0;
        boolean channel = !channelAsked || (offer >>> CHANNELS & CHANNEL_MASK & channels) != 0;
        boolean zone = !zoneAsked || (offer >>> ZONES & ZONE_MASK & zones) != 0;
        passes |= place && mode && channel && zone;
        if (place && channel && zone) {
          modeBits |= offer >>> MODES & MODE_MASK;
        }
        if (place && mode && zone) {
          channelBits |= offer >>> CHANNELS & CHANNEL_MASK;
        }
        if (place && mode && channel) {
          zoneBits |= offer >>> ZONES & ZONE_MASK;
        }
        if (mode && channel && zone && number(offer) != NOWHERE) {
          counties.set(number(offer));
        }
      }
    }

    Choice choice(long[] offers) {
      var choice = new Choice();
      for (var offer : offers) {
        choice.look(offer);
      }
      return choice;
    }
  }

  Wanted wanted(Filters filters) {
    return new Wanted(filters);
  }

  private static int number(long offer) {
    return (int) offer;
  }

  private static boolean at(long offer, BitSet places) {
    return number(offer) != NOWHERE && places.get(number(offer));
  }

  /** The regions that lie in one of these, or hold one of them. */
  BitSet around(Collection<RegionCode> some) {
    var found = new BitSet(regions.size());
    for (var region : some) {
      tree.path(region).forEach(outer -> found.set(numbers.get(outer.code())));
      for (int i = 0; i < regions.size(); i++) {
        if (!found.get(i) && tree.within(regions.get(i), region)) {
          found.set(i);
        }
      }
    }
    return found;
  }

  /** Whether one of the offers is in one of the places. */
  static boolean anyIn(long[] offers, BitSet places) {
    return Arrays.stream(offers).anyMatch(offer -> at(offer, places));
  }

  /** The counties of that number's region: its own, or all of a city. */
  Set<RegionCode> counties(int number) {
    var region = regions.get(number);
    var county = tree.at(Level.COUNTY, region);
    if (county.isPresent()) {
      return Set.of(county.get().code());
    }
    return tree.at(Level.CITY, region)
        .map(
            city ->
                Set.copyOf(tree.children(city.code()).stream().map(child -> child.code()).toList()))
        .orElse(Set.of());
  }

  RegionTree tree() {
    return tree;
  }
}
