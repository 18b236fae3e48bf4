package org.tongban.integration.delivery;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.application.place.Places;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/** The module's beans with connections to couriers' servers on this machine. */
final class Connected {
  static final String SECRET = "only-for-tests-0123456789abcdef0";
  static final Duration PATIENCE = Duration.ofMillis(1500);

  private Connected() {}

  static Map<String, Object> ems(EmsServer server) {
    return Map.of(
        "tongban.courier", "ems",
        "tongban.couriers.ems.address", server.address(),
        "tongban.couriers.ems.sender-no", EmsServer.SENDER_NO,
        "tongban.couriers.ems.authorization", EmsServer.AUTHORIZATION,
        "tongban.couriers.ems.sign-key", EmsServer.SIGN_KEY,
        "tongban.couriers.ems.query-code", EmsServer.QUERY_CODE);
  }

  static Map<String, Object> sf(SfServer server) {
    return Map.of(
        "tongban.courier",
        "sf",
        "tongban.couriers.sf.address",
        server.address(),
        "tongban.couriers.sf.partner-id",
        SfServer.PARTNER,
        "tongban.couriers.sf.check-word",
        SfServer.CHECK_WORD,
        "tongban.couriers.sf.monthly-card",
        "7550000001");
  }

  static ApplicationContext start(Path data, Clock clock, Map<String, Object> properties) {
    var all = new HashMap<String, Object>(properties);
    all.put("tongban.data", data.toString());
    all.put("tongban.couriers.patience", PATIENCE);
    all.put("tongban.couriers.push-secret", SECRET);
    all.put("tongban.couriers.sender.phone", "15400000000");
    all.put("tongban.couriers.sender.street", "测试大道1号");
    return ApplicationContext.builder()
        .properties(all)
        .singletons(clock, new OneRegion())
        .build()
        .start();
  }

  /** The invented region of the tests. */
  static final class OneRegion implements Places {
    @Override
    public Organisation organisation() {
      var province = new RegionCode("440000");
      var city = new RegionCode("449900");
      return new Organisation(
          new RegionTree(
              List.of(
                  region(province, "测试省", Level.PROVINCE, null),
                  region(city, "测试市", Level.CITY, province),
                  region(new RegionCode("449999"), "测试区", Level.COUNTY, city))),
          List.of(),
          List.of());
    }

    private static Region region(RegionCode code, String name, Level level, RegionCode parent) {
      return new Region(code, name, level, false, java.util.Optional.ofNullable(parent));
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
}
