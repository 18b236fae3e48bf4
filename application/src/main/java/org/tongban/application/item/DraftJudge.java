package org.tongban.application.item;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tongban.application.item.ImportReferenceData.Problem;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.place.Places;
import org.tongban.application.place.Places.PartnerCity;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.UnitCode;

/** Judges the rows of one implementation by the very checks an import makes. */
@Singleton
public final class DraftJudge {
  private final Catalogue catalogue;
  private final Places places;

  /** Uses these parts. */
  @Inject
  public DraftJudge(Catalogue catalogue, Places places) {
    this.catalogue = catalogue;
    this.places = places;
  }

  /**
   * What came out.
   *
   * @param version the version as it would be published, numbered 1; empty where the rows make none
   * @param problems all that is wrong, by file; lines are numbers of rows, from 1 on
   */
  public record Judgement(Optional<Published> version, List<Problem> problems) {
    public Judgement {
      problems = List.copyOf(problems);
    }

    /** Whether it may be published. */
    public boolean good() {
      return problems.isEmpty() && version.isPresent();
    }
  }

  /** Judges the rows as the authority's implementation of the item. */
  public Judgement judge(BasicCode item, UnitCode authority, SourceRows rows) {
    var problems = new Problems();
    var organisation = places.organisation();
    var known =
        new ImplementationMerge.Known(
            organisation.regions().all().stream().collect(toMap(Region::code, Function.identity())),
            places.partnerCities().stream().collect(toMap(PartnerCity::city, Function.identity())),
            organisation.authorities().stream()
                .collect(toMap(Authority::code, Function.identity())),
            items(item, rows));
    var read = new ImplementationMerge(tables(item, authority, rows), problems, known).read();
    return new Judgement(
        read.stream().findFirst(), problems.isEmpty() ? List.of() : problems.rejected().problems());
  }

  /** The item and those which conditions and materials name, by name. */
  private Map<String, ServiceItem> items(BasicCode item, SourceRows rows) {
    var named =
        Stream.concat(
            cells(rows, ReferenceFile.CONDITIONS, "value"),
            cells(rows, ReferenceFile.MATERIALS, "licences")
                .flatMap(names -> Stream.of(names.split("\\|"))));
    return Stream.concat(
            catalogue.item(item).stream(),
            named.map(String::strip).flatMap(name -> catalogue.itemNamed(name).stream()))
        .collect(toMap(ServiceItem::name, Function.identity(), (one, _) -> one));
  }

  private static Stream<String> cells(SourceRows rows, ReferenceFile file, String column) {
    return rows.guide().of(file).stream().map(row -> row.getOrDefault(column, ""));
  }

  private Map<ReferenceFile, ReferenceTable> tables(
      BasicCode item, UnitCode authority, SourceRows rows) {
    var tables = new EnumMap<ReferenceFile, ReferenceTable>(ReferenceFile.class);
    for (var file : ReferenceFile.ofImplementations()) {
      var some = new ArrayList<ReferenceTable.Row>();
      var cells =
          file == ReferenceFile.IMPLEMENTATIONS ? List.of(rows.own()) : rows.guide().of(file);
      for (var row : cells) {
        var all = new HashMap<String, String>();
        file.columns().forEach(column -> all.put(column, row.getOrDefault(column, "").strip()));
        all.put("guide", rows.guide().name());
        if (file == ReferenceFile.IMPLEMENTATIONS) {
          all.put("item", catalogue.item(item).map(ServiceItem::name).orElse(""));
          all.put("authority", authority.value());
          all.put("status", "active");
        }
        some.add(new ReferenceTable.Row(some.size() + 1L, all));
      }
      tables.put(file, new ReferenceTable(file, some, List.of()));
    }
    return tables;
  }
}
