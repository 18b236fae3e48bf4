package org.tongban.application.item;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tongban.application.item.ImportReferenceData.Counts;
import org.tongban.application.item.SearchWords.Popularity;
import org.tongban.application.item.SearchWords.Synonyms;
import org.tongban.application.place.Places.PartnerCity;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.domain.calendar.PublishedDay;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.place.Window;
import org.tongban.domain.place.WindowKind;

/** Puts the rows of a bundle upon what is there, and finds all that is wrong on the way. */
final class ReferenceMerge {
  private final ReferenceData before;
  private final Map<ReferenceFile, ReferenceTable> tables;
  private final Problems problems;
  private final ReferenceStore store;
  private final Map<String, Counts> counts = new LinkedHashMap<>();

  /**
   * @param store says what is there of implementations; the rest was read before
   */
  ReferenceMerge(
      ReferenceStore store,
      ReferenceData before,
      Map<ReferenceFile, ReferenceTable> tables,
      Problems problems) {
    this.store = store;
    this.before = before;
    this.tables = tables;
    this.problems = problems;
  }

  /** The rows of one kind: all of them, those that are new or changed, and where they stand. */
  record Merged<K, V>(Map<K, V> all, List<V> changes, Map<K, Long> lines) {}

  /** By file name, for the files of the bundle; complete after {@link #changes}. */
  Map<String, Counts> counts() {
    return counts;
  }

  /** What is new or changed; of no use where problems were found. */
  ReferenceData changes() {
    var regions = regions();
    var holidays =
        merge(ReferenceFile.HOLIDAYS, before.holidays(), PublishedDay::date, this::holiday);
    var partners = partnerCities(regions.all());
    var authorities = authorities(regions.all());
    var points = servicePoints(regions.all(), authorities.all());
    var items = items();
    var listings = villageListings(regions.all(), items.all());
    var words = searchWords(items.all().keySet());
    var lifeEvents = lifeEvents(items.all());
    var figures =
        merge(
            ReferenceFile.FIGURES,
            before.figures(),
            PublishedFigure::name,
            ReferenceMerge::publishedFigure);
    var implementations =
        new ImplementationMerge(
                tables,
                problems,
                new ImplementationMerge.Known(
                    regions.all(), partners.all(), authorities.all(), items.all()))
            .merge(store);
    keepWhatImplementationsStandOn(authorities);
    if (tables.containsKey(ReferenceFile.IMPLEMENTATIONS)) {
      counts.put(ReferenceFile.IMPLEMENTATIONS.fileName(), implementations.counts());
    }
    return new ReferenceData(
        regions.changes(),
        holidays.changes(),
        partners.changes(),
        authorities.changes(),
        points,
        items.changes(),
        listings.changes(),
        implementations.changes(),
        lifeEvents.changes(),
        figures.changes(),
        words);
  }

  /**
   * @param read gives the value of a row, or empty where the row is bad
   */
  private <K, V> Merged<K, V> merge(
      ReferenceFile file,
      Collection<V> existing,
      Function<V, K> key,
      Function<RowCells, Optional<V>> read) {
    var all = new LinkedHashMap<K, V>();
    existing.forEach(value -> all.put(key.apply(value), value));
    var lines = new HashMap<K, Long>();
    var changes = new ArrayList<V>();
    int added = 0;
    int unchanged = 0;
    for (var row : rows(file)) {
      var cells = new RowCells(file, row, problems);
      var value = read.apply(cells);
      if (value.isEmpty() || !cells.good()) {
        continue;
      }
      var first = lines.putIfAbsent(key.apply(value.get()), row.line());
      if (first != null) {
        cells.wrong("", "与第 " + first + " 行重复，请删除其中一行");
        continue;
      }
      var old = all.put(key.apply(value.get()), value.get());
      if (value.get().equals(old)) {
        unchanged++;
      } else {
        changes.add(value.get());
        added += old == null ? 1 : 0;
      }
    }
    if (tables.containsKey(file)) {
      counts.put(file.fileName(), new Counts(added, changes.size() - added, unchanged));
    }
    return new Merged<>(all, changes, lines);
  }

  private List<ReferenceTable.Row> rows(ReferenceFile file) {
    return tables.containsKey(file) ? tables.get(file).rows() : List.of();
  }

  private Merged<RegionCode, Region> regions() {
    var merged = merge(ReferenceFile.DIVISIONS, before.regions(), Region::code, this::region);
    for (var line : merged.lines().entrySet()) {
      var region = merged.all().get(line.getKey());
      region.parent().ifPresent(parent -> checkParent(region, parent, merged, line.getValue()));
    }
    return merged;
  }

  private void checkParent(
      Region region, RegionCode parent, Merged<RegionCode, Region> regions, long line) {
    var around = regions.all().get(parent);
    if (around == null) {
      problems.add(
          ReferenceFile.DIVISIONS, line, "parent_code", "上级区划“" + parent + "”不存在，请先列出上级区划");
    } else if (around.level().ordinal() != region.level().ordinal() - 1) {
      problems.add(
          ReferenceFile.DIVISIONS,
          line,
          "parent_code",
          "上级区划“" + parent + "”是" + around.level().label() + "，不能直接管辖" + region.level().label());
    }
  }

  private Optional<Region> region(RowCells cells) {
    var code = cells.region("code");
    var name = cells.text("name", 60);
    var level =
        switch (cells.raw("level")) {
          case "province" -> Level.PROVINCE;
          case "city" -> Level.CITY;
          case "county", "zone" -> Level.COUNTY;
          case "town" -> Level.TOWN;
          case "village" -> Level.VILLAGE;
          case String other -> {
            cells.wrong(
                "level",
                "“" + RowCells.shown(other) + "”应为 province、city、county、zone、town、village 之一");
            yield Level.PROVINCE;
          }
        };
    if (!cells.good()) {
      return Optional.empty();
    }
    var digits =
        switch (level) {
          case NATION, PROVINCE, CITY, COUNTY -> 6;
          case TOWN -> 9;
          case VILLAGE -> 12;
        };
    if (code.orElseThrow().value().length() != digits) {
      cells.wrong("code", level.label() + "区划代码应为 " + digits + " 位");
    }
    Optional<RegionCode> parent = Optional.empty();
    if (level != Level.PROVINCE) {
      parent = cells.region("parent_code");
    } else if (!cells.raw("parent_code").isEmpty()) {
      cells.wrong("parent_code", "省级没有上级区划，请留空");
    }
    var zone = cells.raw("level").equals("zone");
    return cells.good()
        ? Optional.of(new Region(code.orElseThrow(), name, level, zone, parent))
        : Optional.empty();
  }

  private Optional<PublishedDay> holiday(RowCells cells) {
    var date = cells.date("date");
    var kind =
        cells.formed(
            "kind",
            text -> text.equals("holiday") || text.equals("workday"),
            "应为 holiday 或 workday");
    var name = cells.text("name", 20);
    if (date.isPresent() && !WorkingCalendar.covers(date.get())) {
      cells.wrong(
          "date", "应在 " + WorkingCalendar.FIRST_DAY + " 到 " + WorkingCalendar.LAST_DAY + " 之间");
    }
    return cells.good()
        ? Optional.of(
            new PublishedDay(date.orElseThrow(), kind.orElseThrow().equals("workday"), name))
        : Optional.empty();
  }

  private Merged<RegionCode, PartnerCity> partnerCities(Map<RegionCode, Region> regions) {
    return merge(
        ReferenceFile.PARTNER_CITIES,
        before.partnerCities(),
        PartnerCity::city,
        cells -> {
          var city = cells.region("city");
          var name = cells.text("name", 60);
          var since =
              cells.formed(
                  "since",
                  text -> text.matches("([0-9]{4}-(0[1-9]|1[0-2]))?"),
                  "应为年月，如 2020-09，或留空");
          var hotline = cells.optional("hotline", 40);
          city.ifPresent(
              code -> checkRegion(cells, "city", code, Optional.of(Level.CITY), regions));
          return cells.good()
              ? Optional.of(new PartnerCity(city.orElseThrow(), name, since.orElseThrow(), hotline))
              : Optional.empty();
        });
  }

  private static void checkRegion(
      RowCells cells,
      String column,
      RegionCode code,
      Optional<Level> level,
      Map<RegionCode, Region> regions) {
    var region = regions.get(code);
    if (region == null) {
      cells.wrong(column, "区划“" + code + "”不存在");
    } else if (level.isPresent() && region.level() != level.get()) {
      cells.wrong(
          column,
          "“" + region.name() + "”是" + region.level().label() + "，应为" + level.get().label());
    }
  }

  private Merged<UnitCode, Authority> authorities(Map<RegionCode, Region> regions) {
    var merged =
        merge(
            ReferenceFile.AUTHORITIES,
            before.authorities(),
            Authority::code,
            cells -> authority(cells, regions));
    var offices = new HashMap<List<Object>, UnitCode>();
    var creditCodes = new HashMap<UnifiedSocialCreditCode, UnitCode>();
    for (var authority : merged.all().values()) {
      var same =
          offices.putIfAbsent(
              List.of(authority.department(), authority.level(), authority.region()),
              authority.code());
      if (same != null) {
        complain(
            merged, List.of(same, authority.code()), "department", "同一地区同一层级已有同类部门“" + same + "”");
      }
      var shared = creditCodes.putIfAbsent(authority.creditCode(), authority.code());
      if (shared != null) {
        complain(
            merged, List.of(shared, authority.code()), "credit_code", "与部门“" + shared + "”的代码相同");
      }
    }
    return merged;
  }

  /** Notes the problem at the last of these that the bundle names. */
  private void complain(
      Merged<UnitCode, Authority> merged, List<UnitCode> codes, String column, String words) {
    codes.stream()
        .map(merged.lines()::get)
        .filter(line -> line != null)
        .max(Comparator.naturalOrder())
        .ifPresent(line -> problems.add(ReferenceFile.AUTHORITIES, line, column, words));
  }

  private Optional<Authority> authority(RowCells cells, Map<RegionCode, Region> regions) {
    var code = cells.unit("code");
    var creditCode = cells.raw("credit_code");
    UnifiedSocialCreditCode.problem(creditCode)
        .ifPresent(words -> cells.wrong("credit_code", words));
    var name = cells.text("name", 100);
    var department = cells.text("department", 60);
    var level = cells.word("level", Level.class);
    var region = cells.region("region");
    var partner = cells.flag("partner");
    if (cells.good()) {
      checkRegion(cells, "region", region.orElseThrow(), Optional.of(level), regions);
    }
    return cells.good()
        ? Optional.of(
            new Authority(
                code.orElseThrow(),
                UnifiedSocialCreditCode.of(creditCode),
                name,
                department,
                level,
                region.orElseThrow(),
                partner))
        : Optional.empty();
  }

  /** An implementation's code and territory come from its authority: these don't move. */
  private void keepWhatImplementationsStandOn(Merged<UnitCode, Authority> merged) {
    var old = before.authorities().stream().collect(toMap(Authority::code, Function.identity()));
    var used =
        store.withImplementations(
            merged.changes().stream().map(Authority::code).filter(old::containsKey).toList());
    for (var changed : merged.changes()) {
      var was = old.get(changed.code());
      if (was != null
          && used.contains(changed.code())
          && !(was.creditCode().equals(changed.creditCode())
              && was.level() == changed.level()
              && was.region().equals(changed.region())
              && was.department().equals(changed.department()))) {
        problems.add(
            ReferenceFile.AUTHORITIES,
            merged.lines().get(changed.code()),
            "",
            "该部门已有实施清单，其信用代码、类别、层级和区划不能更改；请以新的机构代码登记新部门");
      }
    }
  }

  private List<ServicePoint> servicePoints(
      Map<RegionCode, Region> regions, Map<UnitCode, Authority> authorities) {
    var old =
        before.servicePoints().stream().collect(toMap(ServicePoint::code, Function.identity()));
    var points =
        merge(
            ReferenceFile.SERVICE_POINTS,
            before.servicePoints(),
            ServicePoint::code,
            cells -> servicePoint(cells, regions, authorities.keySet(), old));
    var windows = windows(points.all());
    var changes = new LinkedHashMap<UnitCode, ServicePoint>();
    points.changes().forEach(point -> changes.put(point.code(), point));
    windows.forEach(
        (code, counters) ->
            changes.put(
                code, withWindows(changes.getOrDefault(code, points.all().get(code)), counters)));
    return List.copyOf(changes.values());
  }

  private static Optional<ServicePoint> servicePoint(
      RowCells cells,
      Map<RegionCode, Region> regions,
      Set<UnitCode> authorities,
      Map<UnitCode, ServicePoint> old) {
    var code = cells.unit("code");
    var name = cells.text("name", 100);
    var kind = cells.word("kind", ServicePointKind.class);
    var region = cells.region("region");
    var address = cells.optional("address", 200);
    var phone = cells.formed("phone", text -> text.matches("[0-9+ -]{0,40}"), "应为电话号码（数字和短横线）");
    var hours = cells.optional("opening_hours", 200);
    var partner = cells.flag("partner");
    region.ifPresent(place -> checkRegion(cells, "region", place, Optional.empty(), regions));
    if (code.filter(authorities::contains).isPresent()) {
      cells.wrong("code", "“" + code.get() + "”已是一个部门的代码");
    }
    if (!cells.good()) {
      return Optional.empty();
    }
    var windows =
        Optional.ofNullable(old.get(code.orElseThrow()))
            .map(ServicePoint::windows)
            .orElse(List.of());
    return Optional.of(
        new ServicePoint(
            code.get(),
            name,
            kind,
            region.orElseThrow(),
            address,
            phone.orElseThrow(),
            hours,
            windows,
            partner));
  }

  private static ServicePoint withWindows(ServicePoint point, List<Window> windows) {
    return new ServicePoint(
        point.code(),
        point.name(),
        point.kind(),
        point.region(),
        point.address(),
        point.phone(),
        point.openingHours(),
        windows,
        point.partner());
  }

  private record Counter(UnitCode point, Window window) {}

  private record CounterKey(UnitCode point, String number) {}

  /** The counters of the service points that have new or changed ones. */
  private Map<UnitCode, List<Window>> windows(Map<UnitCode, ServicePoint> points) {
    var merged =
        merge(
            ReferenceFile.WINDOWS,
            before.servicePoints().stream()
                .flatMap(
                    point -> point.windows().stream().map(one -> new Counter(point.code(), one)))
                .toList(),
            counter -> new CounterKey(counter.point(), counter.window().number()),
            cells -> counter(cells, points));
    var touched = new HashSet<UnitCode>();
    merged.changes().forEach(counter -> touched.add(counter.point()));
    var counters = new LinkedHashMap<UnitCode, List<Window>>();
    for (var counter : merged.all().values()) {
      if (touched.contains(counter.point())) {
        counters.computeIfAbsent(counter.point(), _ -> new ArrayList<>()).add(counter.window());
      }
    }
    counters.values().forEach(list -> list.sort(Comparator.comparing(Window::number)));
    return counters;
  }

  private static Optional<Counter> counter(RowCells cells, Map<UnitCode, ServicePoint> points) {
    var point = cells.unit("service_point");
    var number = cells.text("number", 20);
    var name = cells.text("name", 60);
    var kind = cells.word("kind", WindowKind.class);
    if (point.isPresent() && !points.containsKey(point.get())) {
      cells.wrong("service_point", "网点“" + point.get() + "”不存在");
    }
    return cells.good()
        ? Optional.of(new Counter(point.orElseThrow(), new Window(number, name, kind)))
        : Optional.empty();
  }

  private Merged<String, ServiceItem> items() {
    var codes = new ItemCodes(before.items());
    return merge(
        ReferenceFile.SERVICE_ITEMS,
        before.items(),
        ServiceItem::name,
        cells -> item(cells, codes));
  }

  private static Optional<ServiceItem> item(RowCells cells, ItemCodes codes) {
    var name = cells.text("name", 200);
    var type = ItemType.ofCode(cells.raw("type_code"));
    if (type.isEmpty()) {
      cells.wrong("type_code", "“" + RowCells.shown(cells.raw("type_code")) + "”不是事项类型代码");
    } else if (!type.get().label().equals(cells.raw("type"))) {
      cells.wrong("type", "事项类型 " + type.get().code() + " 的名称应为“" + type.get().label() + "”");
    }
    var department = cells.text("department", 60);
    var subject = cells.word("subject", SubjectKind.class);
    Optional<HandlingMode> crossProvince =
        cells.raw("cross_province").isEmpty()
            ? Optional.empty()
            : Optional.of(cells.word("cross_province", HandlingMode.class));
    var basis = cells.optional("basis", 200);
    if (!cells.good()) {
      return Optional.empty();
    }
    if (!cells.raw("code").isEmpty()) {
      givenCode(cells, name, type.orElseThrow(), codes);
      if (!cells.good()) {
        return Optional.empty();
      }
    }
    var code = codes.codeOf(name, type.orElseThrow());
    if (code.isEmpty()) {
      cells.wrong("name", "事项类型“" + type.get().label() + "”的编码已用完");
      return Optional.empty();
    }
    if (code.get().type() != type.get()) {
      cells.wrong(
          "type_code", "事项“" + name + "”的类型是“" + code.get().type().label() + "”，不能更改；请另立事项");
      return Optional.empty();
    }
    return Optional.of(
        new ServiceItem(code.get(), name, department, subject, crossProvince, basis));
  }

  private static void givenCode(RowCells cells, String name, ItemType type, ItemCodes codes) {
    cells
        .formed("code", BasicCode::isValid, "不是基本编码（12 位：省 2 位、类型 2 位、主项 5 位、子项 3 位）")
        .map(BasicCode::new)
        .ifPresent(
            code -> {
              if (code.type() != type) {
                cells.wrong("code", "第 3、4 位应为事项类型代码 " + type.code());
              } else if (!codes.take(name, code)) {
                cells.wrong("code", "事项“" + name + "”已有别的编码，或这个编码已是别的事项的");
              }
            });
  }

  private Merged<List<Object>, VillageListing> villageListings(
      Map<RegionCode, Region> regions, Map<String, ServiceItem> items) {
    BiFunction<RegionCode, String, List<Object>> key = List::of;
    return merge(
        ReferenceFile.VILLAGE_ITEMS,
        before.villageListings(),
        listing -> key.apply(listing.district(), listing.itemName()),
        cells -> {
          var district = cells.region("district_code");
          var name = cells.text("district", 60);
          var item = cells.text("item_name", 200);
          district.ifPresent(
              code ->
                  checkRegion(cells, "district_code", code, Optional.of(Level.COUNTY), regions));
          if (!item.isEmpty() && !items.containsKey(item)) {
            cells.wrong("item_name", "事项“" + RowCells.shown(item) + "”不在事项目录中");
          }
          return cells.good()
              ? Optional.of(new VillageListing(district.orElseThrow(), name, item))
              : Optional.empty();
        });
  }

  private SearchWords searchWords(Set<String> itemNames) {
    var words = new SearchWordsMerge(itemNames);
    var known = before.searchWords();
    return new SearchWords(
        merge(ReferenceFile.SYNONYMS, known.synonyms(), Synonyms::means, words::synonyms).changes(),
        merge(ReferenceFile.QUESTIONS, known.questions(), CommonQuestion::code, words::question)
            .changes(),
        merge(
                ReferenceFile.POPULARITY,
                known.popularities(),
                Popularity::itemName,
                words::popularity)
            .changes());
  }

  private Merged<List<Object>, LifeEvent.Row> lifeEvents(Map<String, ServiceItem> items) {
    BiFunction<String, String, List<Object>> key = List::of;
    var position = new int[1];
    return merge(
        ReferenceFile.LIFE_EVENTS,
        before.lifeEvents(),
        row -> key.apply(row.event(), row.itemName()),
        cells -> {
          var event = cells.text("event", 40);
          var item = cells.text("item_name", 200);
          if (!item.isEmpty() && !items.containsKey(item)) {
            cells.wrong("item_name", "事项“" + RowCells.shown(item) + "”不在事项目录中");
          }
          return Optional.of(new LifeEvent.Row(event, item, position[0]++));
        });
  }

  private static Optional<PublishedFigure> publishedFigure(RowCells cells) {
    return Optional.of(
        new PublishedFigure(
            cells.word("name", PublishedFigure.Name.class),
            cells.number("figure", 0, 999_999_999),
            cells.text("source", 400)));
  }

  /** Gives new names the next free number of their type; known names keep their code. */
  private static final class ItemCodes {
    private static final int LAST = 99_999;

    private final Map<String, BasicCode> byName = new HashMap<>();
    private final Set<BasicCode> taken = new HashSet<>();
    private final Map<ItemType, Integer> last = new HashMap<>();

    ItemCodes(List<ServiceItem> items) {
      items.forEach(item -> add(item.name(), item.code()));
    }

    private void add(String name, BasicCode code) {
      byName.put(name, code);
      taken.add(code);
      // Codes of the catalogue may have letters in the main item; those take no number.
      if (code.mainItem().matches("[0-9]{5}")) {
        last.merge(code.type(), Integer.parseInt(code.mainItem()), Math::max);
      }
    }

    /**
     * Whether the name has that code, or has none and nobody else has it; then it has from now on.
     */
    boolean take(String name, BasicCode code) {
      var known = byName.get(name);
      if (known != null) {
        return known.equals(code);
      }
      if (taken.contains(code)) {
        return false;
      }
      add(name, code);
      return true;
    }

    Optional<BasicCode> codeOf(String name, ItemType type) {
      var known = byName.get(name);
      if (known != null) {
        return Optional.of(known);
      }
      int number = last.merge(type, 1, Integer::sum);
      if (number > LAST) {
        return Optional.empty();
      }
      var code = new BasicCode("44%s%05d000".formatted(type.code(), number));
      add(name, code);
      return Optional.of(code);
    }
  }
}
