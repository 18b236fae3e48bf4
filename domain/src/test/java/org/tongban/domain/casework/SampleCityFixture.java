package org.tongban.domain.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.domain.calendar.PublishedHolidays;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.ChainStep;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.CrossProvince;
import org.tongban.domain.item.DecidingPlace;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Fee;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.Limits;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.item.SpecialProcedureRule;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.TrustGrade;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.place.Window;
import org.tongban.domain.place.WindowKind;

/**
 * A small city for tests: a few regions of Maoming and its neighbour Yulin, the offices and service
 * points in them, and one implementation for each kind of handling. Offices and people are
 * invented.
 */
public final class SampleCityFixture {
  public static final RegionCode CITY = new RegionCode("440900");
  public static final RegionCode MAONAN = new RegionCode("440902");
  public static final RegionCode XINYI = new RegionCode("440983");
  public static final RegionCode TOWN = new RegionCode("440983101");
  public static final RegionCode VILLAGE = new RegionCode("440983101201");
  public static final RegionCode OTHER_VILLAGE = new RegionCode("440983101202");

  /** A city of Guangxi with an agreement. */
  public static final RegionCode YULIN = new RegionCode("450900");

  public static final RegionCode YUZHOU = new RegionCode("450902");

  /** A city of Guangxi without one. */
  public static final RegionCode GUILIN = new RegionCode("450300");

  public static final UnitCode CITY_OFFICE = new UnitCode("MZJ-440900");
  public static final UnitCode XINYI_OFFICE = new UnitCode("MZJ-440983");
  public static final UnitCode MAONAN_OFFICE = new UnitCode("MZJ-440902");
  public static final UnitCode TOWN_OFFICE = new UnitCode("SHB-440983101");
  public static final UnitCode VILLAGE_OFFICE = new UnitCode("CWH-440983101201");
  public static final UnitCode YULIN_OFFICE = new UnitCode("MZJ-450900");
  public static final UnitCode YUZHOU_OFFICE = new UnitCode("MZJ-450902");

  public static final UnitCode CITY_HALL = new UnitCode("DT-440900");
  public static final UnitCode XINYI_HALL = new UnitCode("DT-440983");
  public static final UnitCode MAONAN_HALL = new UnitCode("DT-440902");
  public static final UnitCode TOWN_CENTRE = new UnitCode("ZX-440983101");
  public static final UnitCode STATION = new UnitCode("CZ-440983101201");
  public static final UnitCode OTHER_STATION = new UnitCode("CZ-440983101202");
  public static final UnitCode HELP_STATION = new UnitCode("BB-440902");
  public static final UnitCode KIOSK = new UnitCode("ZZ-440983101201");
  public static final UnitCode XINYI_KIOSK = new UnitCode("ZZ-440983");
  public static final UnitCode YULIN_HALL = new UnitCode("DT-450900");
  public static final UnitCode GUILIN_HALL = new UnitCode("DT-450300");

  public static final SubjectId APPLICANT = new SubjectId(new UUID(1, 1));
  public static final CaseId CASE = new CaseId(new UUID(2, 1));

  private static final String DEPARTMENT = "民政局";
  private static final CrossProvince WITH_YULIN =
      new CrossProvince(
          Set.of(YULIN),
          Set.of(HandlingMode.FULLY_ONLINE, HandlingMode.COLLECT_AND_FORWARD, HandlingMode.JOINT));
  private static final WorkingCalendar CALENDAR = PublishedHolidays.calendar();

  private SampleCityFixture() {}

  /** The published working days of 2019 to 2026, provisional ones after. */
  public static WorkingCalendar calendar() {
    return CALENDAR;
  }

  /** Half past nine in the morning of the day, in the city. */
  public static Instant morning(LocalDate day) {
    return day.atTime(LocalTime.of(9, 30)).atZone(StepContext.ZONE).toInstant();
  }

  /** The region tree. */
  public static RegionTree regions() {
    return new RegionTree(
        List.of(
            region("440000", "广东省", Level.PROVINCE, null),
            region("440900", "茂名市", Level.CITY, "440000"),
            region("440902", "茂南区", Level.COUNTY, "440900"),
            region("440983", "信宜市", Level.COUNTY, "440900"),
            region("440983101", "镇隆镇", Level.TOWN, "440983"),
            region("440983101201", "测安村", Level.VILLAGE, "440983101"),
            region("440983101202", "测平村", Level.VILLAGE, "440983101"),
            region("450000", "广西壮族自治区", Level.PROVINCE, null),
            region("450900", "玉林市", Level.CITY, "450000"),
            region("450902", "玉州区", Level.COUNTY, "450900"),
            region("450300", "桂林市", Level.CITY, "450000")));
  }

  private static Region region(String code, String name, Level level, String parent) {
    return new Region(
        new RegionCode(code), name, level, false, Optional.ofNullable(parent).map(RegionCode::new));
  }

  /** The offices and service points. */
  public static Organisation organisation() {
    return Built.ORGANISATION;
  }

  /** Once: the codes of its offices are found by trying. */
  private static final class Built {
    static final Organisation ORGANISATION = built();
  }

  private static Organisation built() {
    return new Organisation(
        regions(),
        List.of(
            office(CITY_OFFICE, 1, "茂名市民政局", DEPARTMENT, Level.CITY, CITY),
            office(XINYI_OFFICE, 2, "信宜市民政局", DEPARTMENT, Level.COUNTY, XINYI),
            office(MAONAN_OFFICE, 3, "茂南区民政局", DEPARTMENT, Level.COUNTY, MAONAN),
            office(TOWN_OFFICE, 4, "镇隆镇社会事务办", "社会事务办", Level.TOWN, TOWN),
            office(VILLAGE_OFFICE, 5, "测安村村民委员会", "村委会", Level.VILLAGE, VILLAGE),
            office(YULIN_OFFICE, 6, "玉林市民政局", DEPARTMENT, Level.CITY, YULIN),
            office(YUZHOU_OFFICE, 7, "玉州区民政局", DEPARTMENT, Level.COUNTY, YUZHOU)),
        List.of(
            point(CITY_HALL, "茂名市政务服务大厅", ServicePointKind.MUNICIPAL_HALL, CITY),
            point(XINYI_HALL, "信宜市政务服务大厅", ServicePointKind.COUNTY_HALL, XINYI),
            point(MAONAN_HALL, "茂南区政务服务大厅", ServicePointKind.COUNTY_HALL, MAONAN),
            point(TOWN_CENTRE, "镇隆镇便民服务中心", ServicePointKind.TOWN_CENTRE, TOWN),
            point(STATION, "测安村党群服务中心", ServicePointKind.VILLAGE_STATION, VILLAGE),
            point(OTHER_STATION, "测平村党群服务中心", ServicePointKind.VILLAGE_STATION, OTHER_VILLAGE),
            point(HELP_STATION, "茂南区帮办事工作站", ServicePointKind.HELP_STATION, MAONAN),
            point(KIOSK, "测安村粤智助", ServicePointKind.KIOSK, VILLAGE),
            point(XINYI_KIOSK, "信宜市大厅粤智助", ServicePointKind.KIOSK, XINYI),
            point(YULIN_HALL, "玉林市政务服务中心", ServicePointKind.MUNICIPAL_HALL, YULIN),
            point(GUILIN_HALL, "桂林市政务服务中心", ServicePointKind.MUNICIPAL_HALL, GUILIN)));
  }

  private static Authority office(
      UnitCode code, int index, String name, String department, Level level, RegionCode region) {
    return new Authority(
        code,
        SyntheticPeople.company(index),
        name,
        department,
        level,
        region,
        region.province().equals("45"));
  }

  private static ServicePoint point(
      UnitCode code, String name, ServicePointKind kind, RegionCode region) {
    var windows =
        switch (kind) {
          case MUNICIPAL_HALL, COUNTY_HALL ->
              List.of(
                  new Window("A01", "综合", WindowKind.ORDINARY),
                  new Window("B01", "通办", WindowKind.ANY_WINDOW),
                  new Window("C01", "跨省", WindowKind.CROSS_PROVINCE));
          case TOWN_CENTRE ->
              List.of(
                  new Window("A01", "综合", WindowKind.ORDINARY),
                  new Window("B01", "通办", WindowKind.ANY_WINDOW));
          case VILLAGE_STATION, HELP_STATION, KIOSK -> List.<Window>of();
        };
    return new ServicePoint(
        code,
        name,
        kind,
        region,
        "测试路 1 号",
        "0668-2898972",
        "工作日 08:30–12:00、14:30–17:30",
        windows,
        region.province().equals("45"));
  }

  // Implementations.

  /** One that asks those questions under those conditions. */
  public static Implementation asking(List<FormField> form, List<Condition> conditions) {
    var sample = new ImplementationSample("07", 9, "残疾人证办理");
    sample.form = form;
    sample.conditions = conditions;
    return sample.build();
  }

  /** Living allowance: every mode but cross-level, agreement with Yulin, two persons, committed. */
  public static Implementation allowance() {
    return new ImplementationSample("05", 1, "高龄老人津贴").build();
  }

  /** The same without an agreement, inside the city only. */
  public static Implementation withoutAgreement() {
    var sample = new ImplementationSample("05", 2, "困难老人补贴");
    sample.crossProvince = CrossProvince.NONE;
    sample.modes.remove(HandlingMode.JOINT);
    return sample.build();
  }

  /** Village, then town, then county decide on one application. */
  public static Implementation crossLevel() {
    var sample = new ImplementationSample("05", 3, "最低生活保障");
    sample.kind = CaseKind.REPORTED;
    sample.modes =
        EnumSet.of(
            HandlingMode.CROSS_LEVEL, HandlingMode.FULLY_ONLINE, HandlingMode.COLLECT_AND_FORWARD);
    sample.chain =
        List.of(
            new ChainStep(Level.VILLAGE, "村委会", WorkingDays.of(4)),
            new ChainStep(Level.TOWN, "社会事务办", WorkingDays.of(5)));
    return sample.build();
  }

  /** Decided in one visit. */
  public static Implementation onTheSpot() {
    var sample = new ImplementationSample("20", 4, "老年人优待证");
    sample.kind = CaseKind.IMMEDIATE;
    sample.modes = EnumSet.of(HandlingMode.AT_COUNTER, HandlingMode.FULLY_ONLINE);
    sample.twoPersons = false;
    sample.limits = Limits.of(WorkingDays.of(1), WorkingDays.ZERO, "测试依据");
    return sample.build();
  }

  /** Concluded elsewhere, by the office of the place of application. */
  public static Implementation decidedElsewhere() {
    var sample = new ImplementationSample("07", 5, "婚姻登记档案查询");
    sample.modes = EnumSet.of(HandlingMode.CONCLUDE_ELSEWHERE);
    sample.deciding = DecidingPlace.PLACE_OF_APPLICATION;
    return sample.build();
  }

  /** A licence for organisations. */
  public static Implementation forOrganisations() {
    var sample = new ImplementationSample("01", 6, "养老机构设立许可");
    sample.subjects = Set.of(SubjectKind.ORGANISATION);
    return sample.build();
  }

  /** For everybody in the country, online. */
  public static Implementation nationwide() {
    var sample = new ImplementationSample("20", 7, "低保信息查询");
    sample.reach = Reach.NATIONWIDE;
    sample.modes = EnumSet.of(HandlingMode.FULLY_ONLINE);
    sample.crossProvince = new CrossProvince(Set.of(), Set.of(HandlingMode.FULLY_ONLINE));
    return sample.build();
  }

  /** All of them. */
  public static List<Implementation> implementations() {
    return List.of(
        allowance(),
        withoutAgreement(),
        crossLevel(),
        onTheSpot(),
        decidedElsewhere(),
        forOrganisations(),
        nationwide());
  }

  /**
   * An implementation of the Xinyi office to change as a test needs; everything is open at first.
   */
  public static final class ImplementationSample {
    public final String name;
    public int version = 1;
    private final ImplementationRef ref;
    public CaseKind kind = CaseKind.COMMITTED;
    public Set<SubjectKind> subjects = Set.of(SubjectKind.PERSON);
    public Limits limits = Limits.of(WorkingDays.of(20), WorkingDays.of(15), "行政许可法第四十二条");
    public EnumSet<HandlingMode> modes = EnumSet.complementOf(EnumSet.of(HandlingMode.CROSS_LEVEL));
    public Set<Channel> channels = EnumSet.allOf(Channel.class);
    public Set<ActingAs> actors = EnumSet.allOf(ActingAs.class);
    public Reach reach = Reach.CROSS_PROVINCE;
    public CrossProvince crossProvince = WITH_YULIN;
    public List<ChainStep> chain = List.of();
    public DecidingPlace deciding = DecidingPlace.TERRITORY;
    public List<Condition> conditions = List.of();
    public List<FormField> form =
        List.of(
            new FormField("phone", "联系电话", FormField.Kind.PHONE, true, 20, List.of(), "方便联系"),
            new FormField("note", "备注", FormField.Kind.TEXT, false, 200, List.of(), ""));
    public List<MaterialRequirement> materials =
        List.of(
            material("id-card", "居民身份证", Necessity.REQUIRED, true),
            material("household", "户口簿", Necessity.REQUIRED, true),
            material("photo", "一寸照片", Necessity.MAY_FOLLOW, false),
            material("extra", "其他说明", Necessity.OPTIONAL, false));
    public boolean twoPersons = true;
    public Set<DeliveryWay> deliveryWays = EnumSet.allOf(DeliveryWay.class);

    /**
     * @param type the two digits of the item type
     * @param serial 1 to 99
     */
    public ImplementationSample(String type, int serial, String name) {
      this.name = name;
      var item = new BasicCode("44%s%05d000".formatted(type, serial));
      this.ref =
          new ImplementationRef(
              ImplementationCode.of(SyntheticPeople.company(2), Level.COUNTY, item), 1);
    }

    /** The implementation. */
    public Implementation build() {
      return new Implementation(
          new ImplementationRef(ref.code(), version),
          name,
          kind,
          XINYI_OFFICE,
          DEPARTMENT,
          Level.COUNTY,
          XINYI,
          subjects,
          conditions,
          materials,
          form,
          limits,
          modes,
          channels,
          actors,
          reach,
          crossProvince,
          chain,
          deciding,
          twoPersons,
          List.of(
              new SpecialProcedureRule(
                  SpecialProcedure.EXPERT_REVIEW, WorkingDays.of(10), Optional.empty()),
              new SpecialProcedureRule(
                  SpecialProcedure.PUBLICATION, WorkingDays.of(5), Optional.empty())),
          deliveryWays,
          List.of(new Implementation.ResultPaper(name + "决定书", true, true)),
          Fee.FREE,
          List.of("测试依据"),
          "0668-2898972");
    }

    private static MaterialRequirement material(
        String code, String name, Necessity necessity, boolean original) {
      return new MaterialRequirement(code, name, necessity, TrustGrade.C, original, false, "");
    }
  }

  // People and applications.

  /** The applicant acting in person. */
  public static Actor applicant() {
    return new Actor(new ActorId(APPLICANT.value()), Role.APPLICANT, Optional.empty());
  }

  /** Member of staff number {@code n}, in a role at a unit; the same number is the same person. */
  public static Actor staff(int n, Role role, UnitCode unit) {
    return new Actor(new ActorId(new UUID(3, n)), role, Optional.of(unit));
  }

  /** By mail, to an invented address. */
  public static DeliveryChoice byMail() {
    return new DeliveryChoice.ByMail(
        new Recipient(SyntheticPeople.name(1), SyntheticPeople.phone(1), VILLAGE, "测试巷 2 号"));
  }

  /** Everything that is required, and what may follow. */
  public static List<Material> complete() {
    return List.of(original("id-card"), original("household"), upload("photo"));
  }

  /** A paper original. */
  public static Material original(String code) {
    return new Material(code, Optional.empty(), Material.Form.ORIGINAL, "");
  }

  /** An upload. */
  public static Material upload(String code) {
    return new Material(code, Optional.of(new UUID(4, code.hashCode())), Material.Form.UPLOAD, "");
  }

  /**
   * The route for a person at home in the sample village.
   *
   * @throws IllegalArgumentException if it is not lawful, with the reasons
   */
  public static Route route(Implementation implementation, Way way, DeliveryChoice delivery) {
    var subject = implementation.subjects().iterator().next();
    var plan =
        new RoutePlanner(organisation())
            .plan(new PlanRequest(implementation, subject, VILLAGE, way, delivery));
    return switch (plan) {
      case RoutePlan.Planned(var route) -> route;
      case RoutePlan.Unlawful(var reasons) ->
          throw new IllegalArgumentException(String.join("", reasons));
    };
  }

  /** An application for it. */
  public static Filing filing(
      Implementation implementation,
      Route route,
      DeliveryChoice delivery,
      List<Material> materials) {
    var filedBy =
        switch (route.way().actingAs()) {
          case SELF -> applicant();
          case OPERATOR -> new Actor(new ActorId(new UUID(5, 1)), Role.OPERATOR, Optional.empty());
          case HELPER -> new Actor(new ActorId(new UUID(5, 2)), Role.PROXY, Optional.empty());
          case LIAISON -> staff(90, Role.LIAISON, route.way().place().orElse(STATION));
        };
    return new Filing(
        CaseNumber.create("440983", LocalDate.of(2026, 3, 2), 77),
        APPLICANT,
        filedBy,
        Optional.empty(),
        implementation.ref(),
        implementation.name(),
        VILLAGE,
        Map.of("phone", "15400000001"),
        materials,
        delivery,
        route);
  }
}
