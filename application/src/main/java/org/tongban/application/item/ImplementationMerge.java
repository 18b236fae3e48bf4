package org.tongban.application.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tongban.application.item.ImportReferenceData.Counts;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.place.Places.PartnerCity;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.ChainStep;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.CrossProvince;
import org.tongban.domain.item.DecidingPlace;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Fee;
import org.tongban.domain.item.FieldBounds;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.FormRules;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.Implementation.ResultPaper;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.Limits;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.Prefill;
import org.tongban.domain.item.PublicationRules;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.item.SpecialProcedureRule;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.TrustGrade;
import org.tongban.domain.person.Sex;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** Puts guides and authorities together to implementations, and numbers their versions. */
final class ImplementationMerge {
  private static final int COMPARED_AT_ONCE = 500;

  /** How many items may serve as one material. */
  private static final int MOST_LICENCES = 10;

  private static final String GUIDE = "guide";
  static final Set<String> SHARED = Set.of("item", "authority", GUIDE, "status");
  private static final String EVERY_PARTNER = "ALL";
  private static final String OWN_TERRITORY = "TERRITORY";

  private final Map<ReferenceFile, ReferenceTable> tables;
  private final Problems problems;
  private final Known known;
  private final Map<String, Guide> guides = new HashMap<>();
  private final Map<Office, List<Authority>> offices = new HashMap<>();

  ImplementationMerge(Map<ReferenceFile, ReferenceTable> tables, Problems problems, Known known) {
    this.tables = tables;
    this.problems = problems;
    this.known = known;
  }

  /** What implementations may refer to. */
  record Known(
      Map<RegionCode, Region> regions,
      Map<RegionCode, PartnerCity> partnerCities,
      Map<UnitCode, Authority> authorities,
      Map<String, ServiceItem> items)
      implements PublicationRules.Surroundings {
    @Override
    public Optional<Authority> authority(UnitCode code) {
      return Optional.ofNullable(authorities.get(code));
    }

    @Override
    public boolean hasAgreement(RegionCode city) {
      return partnerCities.containsKey(city);
    }

    @Override
    public boolean within(RegionCode inner, RegionCode outer) {
      var at = Optional.ofNullable(regions.get(inner));
      // Broken parents may form a circle; there are fewer levels than this.
      for (int step = 0; at.isPresent() && step < Level.values().length; step++) {
        if (at.get().code().equals(outer)) {
          return true;
        }
        at = at.get().parent().map(regions::get);
      }
      return false;
    }
  }

  /** The new and changed versions. */
  record Merged(List<Published> changes, Counts counts) {}

  /** What one row says of a guide. */
  private record Head(
      CaseKind kind,
      Set<SubjectKind> subjects,
      Set<HandlingMode> modes,
      Set<Channel> channels,
      Set<ActingAs> actors,
      Reach reach,
      CrossProvince crossProvince,
      DecidingPlace deciding,
      boolean twoPersons,
      Limits limits,
      Set<DeliveryWay> deliveryWays,
      Fee fee,
      List<String> laws) {}

  /** A guide while its parts are collected. */
  private static final class Guide {
    private final Head head;
    private final long line;
    private final boolean good;
    private final Map<ReferenceFile, List<Map<String, String>>> rows =
        new EnumMap<>(ReferenceFile.class);
    private final Map<ReferenceFile, Long> firstLines = new EnumMap<>(ReferenceFile.class);
    private Optional<GuideRows> source = Optional.empty();
    private final List<Function<Authority, Condition>> conditions = new ArrayList<>();
    private final List<MaterialRequirement> materials = new ArrayList<>();
    private final List<FormField> form = new ArrayList<>();
    private final List<Long> formLines = new ArrayList<>();
    private final List<ChainStep> chain = new ArrayList<>();
    private final List<SpecialProcedureRule> specialProcedures = new ArrayList<>();
    private final List<ResultPaper> results = new ArrayList<>();

    /**
     * @param good whether its own row is; its other rows are judged all the same
     */
    Guide(Head head, long line, boolean good) {
      this.head = head;
      this.line = line;
      this.good = good;
    }

    /** The rows as they stood in the files, put together once for all who share the guide. */
    GuideRows source(String name) {
      if (source.isEmpty()) {
        source = Optional.of(new GuideRows(name, rows));
      }
      return source.get();
    }
  }

  /** What is new or changed against what is published. */
  Merged merge(ReferenceStore store) {
    var wanted = read();
    return problems.isEmpty() ? changes(wanted, store) : new Merged(List.of(), new Counts(0, 0, 0));
  }

  /** All implementations of the bundle, each as version 1. */
  List<Published> read() {
    forEachRow(ReferenceFile.GUIDES, this::guide);
    forEachRow(ReferenceFile.MATERIALS, this::material);
    forEachRow(ReferenceFile.FORM_FIELDS, this::formField);
    forEachRow(ReferenceFile.CONDITIONS, this::condition);
    forEachRow(ReferenceFile.CHAIN, this::chainStep);
    forEachRow(ReferenceFile.SPECIAL_PROCEDURES, this::specialProcedure);
    forEachRow(ReferenceFile.RESULTS, this::result);
    collectRows();
    guides.values().forEach(this::checkForm);
    return implementations();
  }

  private void collectRows() {
    for (var file : ReferenceFile.ofImplementations()) {
      if (file != ReferenceFile.IMPLEMENTATIONS && tables.containsKey(file)) {
        for (var row : tables.get(file).rows()) {
          var guide = guides.get(row.cells().get(GUIDE));
          if (guide != null) {
            var cells = new HashMap<>(row.cells());
            cells.remove(GUIDE);
            guide.rows.computeIfAbsent(file, _ -> new ArrayList<>()).add(cells);
            guide.firstLines.putIfAbsent(file, row.line());
          }
        }
      }
    }
  }

  private interface RowReading {
    void read(RowCells cells);
  }

  private void forEachRow(ReferenceFile file, RowReading reading) {
    if (tables.containsKey(file)) {
      for (var row : tables.get(file).rows()) {
        reading.read(new RowCells(file, row, problems));
      }
    }
  }

  private void guide(RowCells cells) {
    var name = cells.formed("guide", text -> text.matches("[a-z][a-z0-9-]{0,59}"), "应为小写字母、数字和短横线");
    var kind = cells.word("kind", CaseKind.class);
    var subjects = someOf(cells, "subjects", SubjectKind.class);
    var modes = someOf(cells, "modes", HandlingMode.class);
    var channels = someOf(cells, "channels", Channel.class);
    var actors = someOf(cells, "actors", ActingAs.class);
    var reach = cells.word("reach", Reach.class);
    var crossProvince = crossProvince(cells, modes, reach);
    var deciding = cells.word("deciding", DecidingPlace.class);
    var twoPersons = cells.flag("two_persons");
    var limits = limits(cells);
    var deliveryWays = someOf(cells, "delivery_ways", DeliveryWay.class);
    var fee = fee(cells);
    var laws = cells.list("laws");
    cells.text("laws", 2000);
    if (name.isPresent() && guides.containsKey(name.get())) {
      cells.wrong("guide", "与第 " + guides.get(name.get()).line + " 行重复");
    }
    if (name.isEmpty() || guides.containsKey(name.get())) {
      return;
    }
    var head =
        new Head(
            kind,
            subjects,
            modes,
            channels,
            actors,
            reach,
            crossProvince,
            deciding,
            twoPersons,
            limits,
            deliveryWays,
            fee,
            laws);
    guides.put(name.get(), new Guide(head, cells.line(), cells.good()));
  }

  private static <E extends Enum<E>> Set<E> someOf(RowCells cells, String column, Class<E> words) {
    if (cells.list(column).isEmpty()) {
      cells.wrong(column, "至少要有一个");
      return EnumSet.noneOf(words);
    }
    return cells.words(column, words);
  }

  private CrossProvince crossProvince(RowCells cells, Set<HandlingMode> modes, Reach reach) {
    var across = cells.words("cross_province_modes", HandlingMode.class);
    Set<RegionCode> partners;
    if (cells.raw("cross_province_partners").equals(EVERY_PARTNER)) {
      partners = known.partnerCities().keySet();
    } else {
      partners = new HashSet<>();
      for (var part : cells.list("cross_province_partners")) {
        if (RegionCode.isValid(part) && known.partnerCities().containsKey(new RegionCode(part))) {
          partners.add(new RegionCode(part));
        } else {
          cells.wrong(
              "cross_province_partners",
              "“" + RowCells.shown(part) + "”不是签约城市；应为签约城市的区划代码，用 | 分隔，或 " + EVERY_PARTNER);
        }
      }
    }
    if (!modes.containsAll(across)) {
      cells.wrong("cross_province_modes", "跨省通办的方式要先列在 modes 中");
    }
    if (cells.good()) {
      if (partners.isEmpty() != across.isEmpty()) {
        cells.wrong("cross_province_modes", "跨省通办的城市和方式要么都填，要么都空");
      }
      if (!across.isEmpty() && !reach.covers(Reach.CROSS_PROVINCE)) {
        cells.wrong("reach", "跨省通办的事项，通办范围应为 CROSS_PROVINCE 或 NATIONWIDE");
      }
      if (modes.contains(HandlingMode.JOINT) && !across.contains(HandlingMode.JOINT)) {
        cells.wrong("cross_province_modes", "JOINT 是两省部门共同办理，要列在跨省通办的方式中");
      }
    }
    return new CrossProvince(partners, across);
  }

  private Limits limits(RowCells cells) {
    var legal = days(cells, "legal_days");
    var promised = days(cells, "promised_days");
    var notice = days(cells, "notice_days");
    var answer = days(cells, "answer_days");
    var extension = days(cells, "extension_days");
    var delivery = days(cells, "delivery_days");
    var basis = cells.text("limits_basis", 400);
    if (promised.count() > legal.count()) {
      // Noted without giving the row up, so that all else that is wrong with the guide is found.
      problems.add(ReferenceFile.GUIDES, cells.line(), "promised_days", "承诺时限不能长于法定时限");
    }
    var kept = promised.count() > legal.count() ? legal : promised;
    return new Limits(legal, kept, notice, answer, extension, delivery, basis);
  }

  private static WorkingDays days(RowCells cells, String column) {
    return new WorkingDays(cells.number(column, 0, WorkingDays.MAXIMUM));
  }

  private static Fee fee(RowCells cells) {
    var fen = cells.number("fee_fen", 0, 999_999_999);
    var basis = cells.optional("fee_basis", 400);
    if (fen > 0 && basis.isEmpty()) {
      cells.wrong("fee_basis", "收费要写明依据");
    }
    return new Fee(fen, basis);
  }

  /** Adds to the row's guide, or notes that there is no such guide. */
  private void toGuide(RowCells cells, Function<Guide, Runnable> addition) {
    var guide = guides.get(cells.raw("guide"));
    if (guide == null) {
      cells.wrong("guide", "办事指南“" + RowCells.shown(cells.raw("guide")) + "”不在 guides.csv 中，或有错误");
    } else if (cells.good()) {
      var add = addition.apply(guide);
      if (cells.good()) {
        add.run();
      }
    }
  }

  private void material(RowCells cells) {
    var code =
        cells.formed("code", text -> text.matches("[a-z0-9][a-z0-9-]{0,39}"), "应为小写字母、数字和短横线");
    var name = cells.text("name", 200);
    var necessity = cells.word("necessity", Necessity.class);
    var trust = cells.word("trust", TrustGrade.class);
    var original = cells.flag("original");
    var commitment = cells.flag("commitment");
    var hint = cells.optional("hint", 1000);
    var issuer = cells.optional("issuer", 100);
    var sample = cells.optional("sample", 400);
    var licences = licences(cells, original);
    toGuide(
        cells,
        guide -> {
          if (guide.materials.stream().anyMatch(one -> one.code().equals(code.orElseThrow()))) {
            cells.wrong("code", "这份办事指南已有代码相同的材料");
          }
          return () ->
              guide.materials.add(
                  new MaterialRequirement(
                      code.orElseThrow(),
                      name,
                      necessity,
                      trust,
                      original,
                      commitment,
                      hint,
                      issuer,
                      sample,
                      licences));
        });
  }

  private List<MaterialRequirement.LicenceType> licences(RowCells cells, boolean original) {
    var types = new ArrayList<MaterialRequirement.LicenceType>();
    var names = cells.list("licences");
    if (names.size() > MOST_LICENCES) {
      cells.wrong("licences", "最多 " + MOST_LICENCES + " 个事项");
    }
    for (var name : names) {
      var item = Optional.ofNullable(known.items().get(name));
      if (item.isEmpty()) {
        cells.wrong("licences", "事项“" + RowCells.shown(name) + "”不在事项目录中");
      } else if (types.stream().anyMatch(type -> type.itemName().equals(name))) {
        cells.wrong("licences", "事项“" + RowCells.shown(name) + "”写了两次");
      } else {
        types.add(new MaterialRequirement.LicenceType(item.get().code(), item.get().name()));
      }
    }
    if (original && !names.isEmpty()) {
      cells.wrong("licences", "收原件的材料不能用电子证照代替");
    }
    return types;
  }

  private void formField(RowCells cells) {
    var name = cells.formed("name", text -> text.matches("[a-z][a-z0-9_]{0,39}"), "应为小写字母、数字和下划线");
    var label = cells.text("label", 100);
    var kind = cells.word("kind", FormField.Kind.class);
    var required = cells.flag("required");
    var most = cells.number("max_length", 1, 2000);
    var options = cells.list("options");
    var hint = cells.optional("hint", 400);
    var section = cells.optional("section", 60);
    var group = cells.optional("group", 40);
    var shownWhen = shownWhen(cells);
    var bounds = new FieldBounds(cells.optional("least", 40), cells.optional("most", 40));
    var prefill =
        cells.raw("prefill").isEmpty()
            ? Optional.<Prefill>empty()
            : Optional.of(cells.word("prefill", Prefill.class));
    if (cells.good() && kind.hasOptions() == options.isEmpty()) {
      cells.wrong("options", "CHOICE 和 MULTIPLE_CHOICE 要列出选项，用 | 分隔；其他类型留空");
    }
    if (cells.good()) {
      bounds.problem(kind).ifPresent(why -> cells.wrong("least", why));
    }
    toGuide(
        cells,
        guide -> {
          if (guide.form.stream().anyMatch(one -> one.name().equals(name.orElseThrow()))) {
            cells.wrong("name", "这份办事指南已有名称相同的表单项");
          }
          return () -> {
            guide.formLines.add(cells.line());
            guide.form.add(
                new FormField(
                    name.orElseThrow(),
                    label,
                    kind,
                    required,
                    most,
                    options,
                    hint,
                    new FormField.Placing(section, group, shownWhen),
                    bounds,
                    prefill));
          };
        });
  }

  /** The field and the answers that show it, written {@code field=answer|answer}. */
  private static Optional<FormField.ShownWhen> shownWhen(RowCells cells) {
    var text = cells.raw("shown_when");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var parts = text.split("=", 2);
    var answers =
        parts.length < 2
            ? List.<String>of()
            : Arrays.stream(parts[1].split("\\|"))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty())
                .toList();
    if (answers.isEmpty()) {
      cells.wrong("shown_when", "应为“表单项名称=选项”，几个选项用 | 分隔");
      return Optional.empty();
    }
    return Optional.of(new FormField.ShownWhen(parts[0].strip(), answers));
  }

  /** What a form as a whole must keep to, at the lines of its fields. */
  private void checkForm(Guide guide) {
    for (var problem : FormRules.problems(guide.form)) {
      for (int i = 0; i < guide.form.size(); i++) {
        if (guide.form.get(i).name().equals(problem.field())) {
          problems.add(
              ReferenceFile.FORM_FIELDS,
              guide.formLines.get(i),
              problem.part(),
              "“" + problem.field() + "”：" + problem.words());
          break;
        }
      }
    }
  }

  private void condition(RowCells cells) {
    var kind = cells.word("kind", ConditionKind.class);
    var advice = cells.optional("advice", 400);
    if (kind != ConditionKind.MINIMUM_AGE
        && kind != ConditionKind.BELOW_AGE
        && !cells.raw("sex").isEmpty()) {
      cells.wrong("sex", "只有年龄条件可以限定性别");
    }
    if (kind != ConditionKind.DECLARED
        && !(cells.raw("question") + cells.raw("answer")).isEmpty()) {
      cells.wrong("question", "只有 DECLARED 有问题和答案");
    }
    Function<Authority, Condition> condition =
        switch (kind) {
          case MINIMUM_AGE -> {
            var years = cells.number("value", 1, 150);
            var only = onlySex(cells);
            yield _ -> new Condition.MinimumAge(years, only, advice);
          }
          case BELOW_AGE -> {
            var years = cells.number("value", 1, 150);
            var only = onlySex(cells);
            yield _ -> new Condition.BelowAge(years, only, advice);
          }
          case HOME_WITHIN -> {
            var where = region(cells);
            yield authority -> {
              var region = where.apply(authority);
              return new Condition.HomeWithin(region.code(), region.name(), advice);
            };
          }
          case RESIDENCE_WITHIN -> {
            var where = region(cells);
            yield authority -> {
              var region = where.apply(authority);
              return new Condition.ResidenceWithin(region.code(), region.name(), advice);
            };
          }
          case SUBJECT -> {
            var subject = cells.word("value", SubjectKind.class);
            yield _ -> new Condition.SubjectIs(subject, advice);
          }
          case SEX -> {
            var sex = cells.word("value", Sex.class);
            yield _ -> new Condition.OfSex(sex, advice);
          }
          case HOLDS_RESULT -> priorResult(cells, true, advice);
          case HOLDS_NO_RESULT -> priorResult(cells, false, advice);
          case DECLARED -> declared(cells, advice);
        };
    toGuide(cells, guide -> () -> guide.conditions.add(condition));
  }

  private static Optional<Sex> onlySex(RowCells cells) {
    return cells.raw("sex").isEmpty()
        ? Optional.empty()
        : Optional.of(cells.word("sex", Sex.class));
  }

  private Function<Authority, Condition> priorResult(RowCells cells, boolean held, String advice) {
    var item = Optional.ofNullable(known.items().get(cells.raw("value")));
    if (item.isEmpty()) {
      cells.wrong("value", "事项“" + RowCells.shown(cells.raw("value")) + "”不在事项目录中");
    }
    return _ ->
        new Condition.PriorResult(item.orElseThrow().code(), item.get().name(), held, advice);
  }

  private static Function<Authority, Condition> declared(RowCells cells, String advice) {
    var key = cells.formed("value", text -> text.matches("[a-z][a-z0-9-]{0,39}"), "应为小写字母、数字和短横线");
    var question = cells.text("question", 200);
    var wanted = cells.flag("answer");
    if (advice.isEmpty()) {
      cells.wrong("advice", "要写明不符合时该怎么办");
    }
    return _ -> new Condition.Declared(key.orElseThrow(), question, wanted, advice);
  }

  private Function<Authority, Region> region(RowCells cells) {
    Function<Authority, Region> own = authority -> known.regions().get(authority.region());
    if (cells.raw("value").equals(OWN_TERRITORY)) {
      return own;
    }
    var region = cells.region("value").map(known.regions()::get);
    if (region.isEmpty()) {
      cells.wrong("value", "应为存在的区划代码，或 " + OWN_TERRITORY);
      return own;
    }
    return _ -> region.get();
  }

  private void chainStep(RowCells cells) {
    var level = cells.word("level", Level.class);
    var department = cells.text("department", 60);
    var allowance = cells.number("allowance_days", 1, WorkingDays.MAXIMUM);
    toGuide(
        cells,
        guide -> {
          if (!guide.chain.isEmpty() && !guide.chain.getLast().level().below(level)) {
            cells.wrong("level", "要从低到高列出层级，每级一行");
          }
          return () ->
              guide.chain.add(new ChainStep(level, department, new WorkingDays(allowance)));
        });
  }

  private void specialProcedure(RowCells cells) {
    var procedure = cells.word("procedure", SpecialProcedure.class);
    var expected = cells.number("expected_days", 1, WorkingDays.MAXIMUM);
    var basis = cells.optional("stops_clock_basis", 400);
    toGuide(
        cells,
        guide -> {
          if (guide.specialProcedures.stream().anyMatch(one -> one.procedure() == procedure)) {
            cells.wrong("procedure", "这份办事指南已列出这个特别程序");
          }
          return () ->
              guide.specialProcedures.add(
                  new SpecialProcedureRule(
                      procedure,
                      new WorkingDays(expected),
                      Optional.of(basis).filter(text -> !text.isEmpty())));
        });
  }

  private void result(RowCells cells) {
    var name = cells.text("name", 100);
    var electronic = cells.flag("electronic");
    var paper = cells.flag("paper");
    if (cells.good() && !electronic && !paper) {
      cells.wrong("electronic", "结果至少要有电子或纸质中的一种");
    }
    var sample = cells.optional("sample", 400);
    toGuide(
        cells, guide -> () -> guide.results.add(new ResultPaper(name, electronic, paper, sample)));
  }

  private List<Published> implementations() {
    var lines = new HashMap<ImplementationCode, Long>();
    var wanted = new ArrayList<Published>();
    forEachRow(
        ReferenceFile.IMPLEMENTATIONS,
        cells -> {
          var row = implementation(cells);
          if (row.isEmpty()) {
            return;
          }
          var code = row.get().implementation().ref().code();
          var first = lines.putIfAbsent(code, cells.line());
          if (first != null) {
            cells.wrong("", "与第 " + first + " 行重复：同一部门对同一事项只有一份实施清单");
            return;
          }
          wanted.add(row.get());
        });
    return wanted;
  }

  private static Merged changes(List<Published> wanted, ReferenceStore store) {
    var changes = new ArrayList<Published>();
    int added = 0;
    for (int from = 0; from < wanted.size(); from += COMPARED_AT_ONCE) {
      var some = wanted.subList(from, Math.min(wanted.size(), from + COMPARED_AT_ONCE));
      var latest =
          store.latest(some.stream().map(one -> one.implementation().ref().code()).toList());
      for (var one : some) {
        var before = Optional.ofNullable(latest.get(one.implementation().ref().code()));
        added += before.isEmpty() ? 1 : 0;
        next(before, one, store).ifPresent(changes::add);
      }
    }
    return new Merged(
        changes, new Counts(added, changes.size() - added, wanted.size() - changes.size()));
  }

  /** The version to be published, or empty where the one there is says the same. */
  private static Optional<Published> next(
      Optional<ReferenceStore.Latest> before, Published wanted, ReferenceStore store) {
    if (before.isEmpty()) {
      return Optional.of(wanted);
    }
    var known = before.get();
    // Without its rows it could neither be edited nor exported: it is published once again.
    if (!known.sourceKept() || !same(known, wanted.implementation(), store)) {
      var ref = new ImplementationRef(known.ref().code(), known.ref().version() + 1);
      return Optional.of(
          new Published(withRef(wanted.implementation(), ref), wanted.inForce(), wanted.source()));
    }
    return wanted.inForce() == !known.withdrawn()
        ? Optional.empty()
        : Optional.of(
            new Published(
                withRef(wanted.implementation(), known.ref()), wanted.inForce(), wanted.source()));
  }

  /** Fingerprints of another program's version may differ where the contents do not. */
  private static boolean same(
      ReferenceStore.Latest known, Implementation wanted, ReferenceStore store) {
    return known.fingerprint().equals(store.fingerprint(wanted))
        || store.read(known.ref()).filter(withRef(wanted, known.ref())::equals).isPresent();
  }

  private Optional<Published> implementation(RowCells cells) {
    var item = Optional.ofNullable(known.items().get(cells.raw("item")));
    var authority = cells.unit("authority").map(known.authorities()::get);
    var guide = Optional.ofNullable(guides.get(cells.raw("guide")));
    var status =
        cells.formed(
            "status",
            text -> text.equals("active") || text.equals("withdrawn"),
            "应为 active 或 withdrawn");
    var contact = cells.text("contact", 200);
    var complaint = cells.optional("complaint", 200);
    if (item.isEmpty()) {
      cells.wrong("item", "事项“" + RowCells.shown(cells.raw("item")) + "”不在事项目录中");
    }
    if (authority.isEmpty() && UnitCode.isValid(cells.raw("authority"))) {
      cells.wrong("authority", "部门“" + cells.raw("authority") + "”不存在");
    }
    if (guide.isEmpty()) {
      cells.wrong("guide", "办事指南“" + RowCells.shown(cells.raw("guide")) + "”不在 guides.csv 中，或有错误");
    }
    if (!cells.good()) {
      return Optional.empty();
    }
    var head = guide.get();
    head.chain.forEach(step -> checkOffice(cells, authority.get(), step));
    if (!cells.good() || !head.good) {
      return Optional.empty();
    }
    var version = put(item.get(), authority.get(), head, contact, complaint);
    var active = status.orElseThrow().equals("active");
    if (active) {
      new PublicationRules(known)
          .reasonsAgainst(version)
          .forEach(reason -> against(reason, cells, head));
    }
    var own = new HashMap<String, String>();
    ReferenceFile.IMPLEMENTATIONS.columns().stream()
        .filter(column -> !SHARED.contains(column))
        .forEach(column -> own.put(column, cells.raw(column)));
    return Optional.of(
        new Published(
            version, active, Optional.of(new SourceRows(own, head.source(cells.raw(GUIDE))))));
  }

  /** Notes the reason where it can be mended: mostly in the guide, once for all who share it. */
  private void against(PublicationRules.Reason reason, RowCells cells, Guide guide) {
    switch (reason.topic()) {
      case CODES, AUTHORITY -> cells.wrong("authority", reason.words());
      case CONTACT -> cells.wrong("contact", reason.words());
      case KIND -> inGuide(guide, "kind", reason);
      case LEGAL_LIMIT -> inGuide(guide, "legal_days", reason);
      case PROMISED_LIMIT -> inGuide(guide, "promised_days", reason);
      case NOTICE_LIMIT -> inGuide(guide, "notice_days", reason);
      case EXTENSION_LIMIT -> inGuide(guide, "extension_days", reason);
      case DELIVERY_LIMIT -> inGuide(guide, "delivery_days", reason);
      case SUBJECTS -> inGuide(guide, "subjects", reason);
      case CHANNELS -> inGuide(guide, "channels", reason);
      case MODES -> inGuide(guide, "modes", reason);
      case ACTORS -> inGuide(guide, "actors", reason);
      case CROSS_PROVINCE -> inGuide(guide, "cross_province_modes", reason);
      case DELIVERY_WAYS -> inGuide(guide, "delivery_ways", reason);
      case LAWS -> inGuide(guide, "laws", reason);
      case CONDITIONS -> inPart(guide, ReferenceFile.CONDITIONS, reason);
      case MATERIALS -> inPart(guide, ReferenceFile.MATERIALS, reason);
      case CHAIN -> inPart(guide, ReferenceFile.CHAIN, reason);
      case RESULTS -> inPart(guide, ReferenceFile.RESULTS, reason);
    }
  }

  private void inGuide(Guide guide, String column, PublicationRules.Reason reason) {
    problems.add(ReferenceFile.GUIDES, guide.line, column, reason.words());
  }

  private void inPart(Guide guide, ReferenceFile file, PublicationRules.Reason reason) {
    if (guide.firstLines.containsKey(file)) {
      problems.add(file, guide.firstLines.get(file), "", reason.words());
    } else {
      problems.add(ReferenceFile.GUIDES, guide.line, "", reason.words());
    }
  }

  private record Office(Level level, String department) {}

  private Map<Office, List<Authority>> offices() {
    if (offices.isEmpty()) {
      for (var one : known.authorities().values()) {
        offices
            .computeIfAbsent(new Office(one.level(), one.department()), _ -> new ArrayList<>())
            .add(one);
      }
    }
    return offices;
  }

  private void checkOffice(RowCells cells, Authority decider, ChainStep step) {
    var office =
        offices().getOrDefault(new Office(step.level(), step.department()), List.of()).stream()
            .anyMatch(one -> known.within(one.region(), decider.region()));
    if (!office) {
      cells.wrong(
          "authority",
          "辖区内没有" + step.level().label() + "的“" + step.department() + "”，这份办事指南不能逐级办理");
    }
  }

  private static Implementation put(
      ServiceItem item, Authority authority, Guide guide, String contact, String complaint) {
    var head = guide.head;
    return new Implementation(
        new ImplementationRef(
            ImplementationCode.of(authority.creditCode(), authority.level(), item.code()), 1),
        item.name(),
        head.kind(),
        authority.code(),
        authority.department(),
        authority.level(),
        authority.region(),
        head.subjects(),
        guide.conditions.stream().map(condition -> condition.apply(authority)).toList(),
        guide.materials,
        guide.form,
        head.limits(),
        head.modes(),
        head.channels(),
        head.actors(),
        head.reach(),
        head.crossProvince(),
        guide.chain,
        head.deciding(),
        head.twoPersons(),
        guide.specialProcedures,
        head.deliveryWays(),
        guide.results,
        head.fee(),
        head.laws(),
        contact,
        complaint);
  }

  /** The same content as that version. */
  static Implementation withRef(Implementation from, ImplementationRef ref) {
    return new Implementation(
        ref,
        from.name(),
        from.kind(),
        from.authority(),
        from.department(),
        from.level(),
        from.territory(),
        from.subjects(),
        from.conditions(),
        from.materials(),
        from.form(),
        from.limits(),
        from.modes(),
        from.channels(),
        from.actors(),
        from.reach(),
        from.crossProvince(),
        from.chain(),
        from.deciding(),
        from.twoPersons(),
        from.specialProcedures(),
        from.deliveryWays(),
        from.results(),
        from.fee(),
        from.laws(),
        from.contact(),
        from.complaint());
  }
}
