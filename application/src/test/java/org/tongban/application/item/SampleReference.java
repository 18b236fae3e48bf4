package org.tongban.application.item;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.place.Places.PartnerCity;
import org.tongban.application.place.Places.VillageListing;
import org.tongban.domain.calendar.PublishedDay;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;

/** The sample city as reference data, for tests of what reads them. */
public final class SampleReference {
  private SampleReference() {}

  /** Regions, authorities and service points, with a holiday, a partner city and a listing. */
  public static ReferenceData city() {
    var organisation = SampleCityFixture.organisation();
    return new ReferenceData(
        List.copyOf(organisation.regions().all()),
        List.of(new PublishedDay(java.time.LocalDate.of(2026, 5, 1), false, "劳动节")),
        List.of(new PartnerCity(SampleCityFixture.YULIN, "玉林市", "2020-09", "0775-12345")),
        organisation.authorities(),
        organisation.servicePoints(),
        List.of(item(SampleCityFixture.allowance())),
        List.of(new VillageListing(SampleCityFixture.XINYI, "信宜市", "高龄老人津贴")),
        List.of());
  }

  /** The item that an implementation carries out. */
  public static ServiceItem item(Implementation implementation) {
    return new ServiceItem(
        implementation.item(),
        implementation.name(),
        implementation.department(),
        SubjectKind.PERSON,
        Optional.empty(),
        "测试依据");
  }

  /** These versions, in force or withdrawn, with their items. */
  public static ReferenceData published(boolean inForce, Implementation... versions) {
    return new ReferenceData(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Arrays.stream(versions).map(SampleReference::item).distinct().toList(),
        List.of(),
        Arrays.stream(versions).map(version -> new Published(version, inForce)).toList());
  }
}
