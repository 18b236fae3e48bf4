package org.tongban.web.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/**
 * Chooses a region without scripts: the county or district from a list, town and village by their
 * names.
 */
public final class RegionChoice {
  /** The name of the field that holds the county, or any region's code. */
  public static final String NAME = "home";

  /** The name of the field that holds the names of town and village. */
  public static final String PLACE = "place";

  private RegionChoice() {}

  /** Counties and districts, and cities without any in the tree. */
  public static List<Field.Option> homes(RegionTree regions) {
    return regions.all().stream()
        .filter(region -> isChoice(region, regions))
        .sorted(Comparator.comparing(Region::code))
        .map(region -> new Field.Option(region.code().value(), regions.fullName(region.code())))
        .toList();
  }

  private static boolean isChoice(Region region, RegionTree regions) {
    return region.level() == Level.COUNTY
        || region.level() == Level.CITY && regions.children(region.code()).isEmpty();
  }

  /** The region that was chosen; empty if it was wrong, which is noted. */
  public static Optional<RegionCode> read(Form form, RegionTree regions) {
    var county =
        form.required(NAME, "请选择户籍所在的县（市、区）。", RegionCode::new)
            .filter(code -> regions.find(code).isPresent());
    if (county.isEmpty()) {
      form.wrong(NAME, "请从列表中选择。");
      return Optional.empty();
    }
    var place = form.text(PLACE);
    if (place.isEmpty()) {
      return county;
    }
    var wanted = place.get().replaceAll("\\s", "");
    var inside =
        regions.all().stream()
            .filter(region -> regions.within(region.code(), county.get()))
            .filter(region -> !region.code().equals(county.get()))
            .filter(region -> named(region, wanted, regions))
            .map(Region::code)
            .toList();
    if (inside.size() == 1) {
      return Optional.of(inside.getFirst());
    }
    form.wrong(PLACE, inside.isEmpty() ? "没有找到这个镇（街道）或村（社区），请写全称，或留空。" : "有几个同名的地方，请把镇（街道）的名称也写上。");
    return Optional.empty();
  }

  /** What stands for the region in the field {@link #PLACE}; empty for a county itself. */
  public static String place(RegionCode code, RegionTree regions) {
    return regions
        .find(code)
        .filter(region -> !isChoice(region, regions))
        .map(
            region ->
                region
                        .parent()
                        .flatMap(regions::find)
                        .filter(parent -> !isChoice(parent, regions))
                        .map(Region::name)
                        .orElse("")
                    + region.name())
        .orElse("");
  }

  /** “信义村”, or with its town “某某镇信义村”. */
  private static boolean named(Region region, String wanted, RegionTree regions) {
    return region.name().equals(wanted)
        || region
            .parent()
            .flatMap(regions::find)
            .filter(parent -> (parent.name() + region.name()).equals(wanted))
            .isPresent();
  }
}
