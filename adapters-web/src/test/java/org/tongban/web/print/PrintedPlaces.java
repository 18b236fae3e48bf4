package org.tongban.web.print;

import java.util.List;
import java.util.Optional;
import org.tongban.application.place.Places;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.problem.RefusedException;

/** An invented place with a long name, for printing. */
public final class PrintedPlaces implements Places {
  /** The font that is installed where tests run. */
  public static PrintFont font() {
    return new PrintFont(
        () -> Optional.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc,2"));
  }

  /** What is said where there is no font. */
  public static String missingFont() {
    try {
      new PrintFont(Optional::empty).open();
      return "";
    } catch (RefusedException e) {
      return e.detail();
    }
  }

  @Override
  public Organisation organisation() {
    var city = new RegionCode("449900");
    var county = new RegionCode("449999");
    return new Organisation(
        new RegionTree(
            List.of(
                new Region(city, "测试市", Level.CITY, false, Optional.empty()),
                new Region(county, "测试自治县", Level.COUNTY, false, Optional.of(city)))),
        List.of(
            new Authority(
                new UnitCode("MZJ-449999"),
                new UnifiedSocialCreditCode("91449999TE5T000164"),
                "测试市测试自治县民政局（测试市老龄工作委员会办公室）",
                "民政局",
                Level.COUNTY,
                county,
                false)),
        List.of());
  }

  @Override
  public WorkingCalendar calendar(RegionCode region) {
    throw new UnsupportedOperationException("No calendar is needed");
  }

  @Override
  public List<PartnerCity> partnerCities() {
    return List.of();
  }

  @Override
  public List<VillageListing> villageListings() {
    return List.of();
  }
}
