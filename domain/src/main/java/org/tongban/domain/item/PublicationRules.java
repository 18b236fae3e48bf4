package org.tongban.domain.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tongban.domain.person.Sex;
import org.tongban.domain.place.Authority;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * What must hold of a version of an implementation before people may apply under it. Every reason
 * against it is named at once.
 */
public final class PublicationRules {
  /** 行政许可法 §42: 20 working days to decide, extended by 10. */
  private static final int DECISION = 20;

  private static final int EXTENSION = 10;

  /** 行政许可法 §42: 45 working days where several departments decide jointly, extended by 15. */
  private static final int JOINT_DECISION = 45;

  private static final int JOINT_EXTENSION = 15;

  /** 行政许可法 §32: corrections are asked within 5 working days. */
  private static final int NOTICE = 5;

  /** 行政许可法 §44: the paper is delivered within 10 working days of the decision. */
  private static final int DELIVERY = 10;

  /** On-the-spot matters are decided in one visit (即办件). */
  private static final int ON_THE_SPOT = 1;

  /** A law is cited by its name; the general law itself is no special basis. */
  private static final Pattern CITED = Pattern.compile("《([^《》]+)》");

  private static final Set<Channel> ONLINE =
      EnumSet.of(Channel.WEB, Channel.APP, Channel.BUSINESS_APP, Channel.KIOSK);

  private final Surroundings surroundings;

  /** Judges versions by what is around them. */
  public PublicationRules(Surroundings surroundings) {
    this.surroundings = Objects.requireNonNull(surroundings);
  }

  /** What a version may refer to. */
  public interface Surroundings {
    /** The authority, or empty if there is none with the code. */
    Optional<Authority> authority(UnitCode code);

    /** Whether there is an agreement with the city of another province. */
    boolean hasAgreement(RegionCode city);

    /** Whether the inner region is the outer one or lies in it. */
    boolean within(RegionCode inner, RegionCode outer);

    /** Those of an organisation. */
    static Surroundings of(Organisation organisation, Set<RegionCode> partnerCities) {
      return new Surroundings() {
        @Override
        public Optional<Authority> authority(UnitCode code) {
          return organisation.authority(code);
        }

        @Override
        public boolean hasAgreement(RegionCode city) {
          return partnerCities.contains(city);
        }

        @Override
        public boolean within(RegionCode inner, RegionCode outer) {
          return organisation.regions().within(inner, outer);
        }
      };
    }
  }

  /** What a reason is about. */
  public enum Topic {
    CODES,
    AUTHORITY,
    KIND,
    LEGAL_LIMIT,
    PROMISED_LIMIT,
    NOTICE_LIMIT,
    EXTENSION_LIMIT,
    DELIVERY_LIMIT,
    SUBJECTS,
    CHANNELS,
    MODES,
    ACTORS,
    CROSS_PROVINCE,
    DELIVERY_WAYS,
    LAWS,
    CONTACT,
    CONDITIONS,
    MATERIALS,
    CHAIN,
    RESULTS
  }

  /**
   * Why a version can't be published.
   *
   * @param words what is wrong and what to do, in Chinese, for the editor
   */
  public record Reason(Topic topic, String words) {}

  /** Every reason against the version; empty if it may be published. */
  public List<Reason> reasonsAgainst(Implementation version) {
    var judged = new Judged(version);
    judged.codes();
    judged.limits();
    judged.waysIn();
    judged.crossProvince();
    judged.conditions();
    judged.materials();
    judged.chain();
    judged.results();
    return List.copyOf(judged.reasons);
  }

  /** One version while it is judged. */
  private final class Judged {
    private final Implementation version;
    private final Set<Reason> reasons = new LinkedHashSet<>();

    Judged(Implementation version) {
      this.version = version;
    }

    private void against(Topic topic, String words) {
      reasons.add(new Reason(topic, words));
    }

    private void codes() {
      var code = version.ref().code();
      var authority = surroundings.authority(version.authority());
      if (authority.isEmpty()) {
        against(Topic.AUTHORITY, "实施部门“" + version.authority() + "”不在机构名录中，请先登记该部门");
        return;
      }
      var office = authority.get();
      if (!code.creditCode().equals(office.creditCode().value())) {
        against(Topic.CODES, "实施编码的前 18 位应为实施部门的统一社会信用代码 " + office.creditCode().value());
      }
      if (!code.levelCode().equals(version.level().code())) {
        against(Topic.CODES, "实施编码的第 19 位应为行使层级代码 " + version.level().code());
      }
      if (office.level() != version.level()) {
        against(
            Topic.AUTHORITY,
            "行使层级是“" + version.level().label() + "”，而实施部门是“" + office.level().label() + "”");
      }
      if (!office.region().equals(version.territory())) {
        against(Topic.AUTHORITY, "办理地区与实施部门“" + office.name() + "”的管辖地区不一致");
      }
      if (!office.department().equals(version.department())) {
        against(Topic.AUTHORITY, "部门类别应为“" + office.department() + "”");
      }
      if (version.name().isBlank()) {
        against(Topic.CODES, "事项名称不能为空");
      }
    }

    private void limits() {
      var limits = version.limits();
      var joint = version.modes().contains(HandlingMode.JOINT);
      if (version.item().type() == ItemType.LICENSING && !hasBasisOfItsOwn(limits.basis())) {
        longest(
            Topic.LEGAL_LIMIT, "法定时限", limits.legal().count(), joint ? JOINT_DECISION : DECISION);
        longest(
            Topic.EXTENSION_LIMIT,
            "延长期限",
            limits.extension().count(),
            joint ? JOINT_EXTENSION : EXTENSION);
        longest(Topic.NOTICE_LIMIT, "补正告知时限", limits.notice().count(), NOTICE);
        longest(Topic.DELIVERY_LIMIT, "送达时限", limits.delivery().count(), DELIVERY);
      }
      if (version.kind() == CaseKind.IMMEDIATE && limits.promised().count() > ON_THE_SPOT) {
        against(Topic.KIND, "即办件当场办结，承诺时限最多 1 个工作日；否则请改为承诺件");
      }
      if (version.laws().stream().allMatch(String::isBlank)) {
        against(Topic.LAWS, "没有写明办理依据");
      }
      if (version.contact().isBlank()) {
        against(Topic.CONTACT, "没有咨询方式");
      }
    }

    private void longest(Topic topic, String what, int days, int most) {
      if (days > most) {
        against(
            topic,
            what + " " + days + " 个工作日超过《行政许可法》规定的 " + most + " 个工作日；确有特别规定的，请在时限依据中写明法律、法规名称");
      }
    }

    private static boolean hasBasisOfItsOwn(String basis) {
      return CITED
          .matcher(basis)
          .results()
          .map(match -> match.group(1))
          .anyMatch(law -> !law.endsWith("行政许可法"));
    }

    private void waysIn() {
      var channels = version.channels();
      if (version.modes().isEmpty()) {
        against(Topic.MODES, "没有办理方式");
      }
      if (channels.isEmpty()) {
        against(Topic.CHANNELS, "没有任何递交申请的渠道");
      }
      if (version.subjects().isEmpty()) {
        against(Topic.SUBJECTS, "没有写明谁可以申请");
      }
      if (version.actors().isEmpty()) {
        against(Topic.ACTORS, "没有写明由谁提出申请");
      }
      for (var mode : version.modes().stream().sorted().toList()) {
        if (!channels.isEmpty() && channels.stream().noneMatch(channel -> serves(channel, mode))) {
          against(Topic.CHANNELS, "开通了“" + mode.label() + "”，但没有能这样办理的渠道");
        }
      }
      if (channels.contains(Channel.HOME)
          && version.actors().stream().noneMatch(ActingAs::needsMandate)) {
        against(Topic.ACTORS, "开通了“" + Channel.HOME.label() + "”，但没有开放给帮办人员或镇村联络员");
      }
      if (channels.equals(Set.of(Channel.BUSINESS_APP))
          && !version.subjects().contains(SubjectKind.ORGANISATION)) {
        against(Topic.CHANNELS, "只开通了粤商通，个人没有递交的渠道");
      }
      if (channels.equals(Set.of(Channel.APP))
          && !version.subjects().contains(SubjectKind.PERSON)) {
        against(Topic.CHANNELS, "只开通了粤省事，企业没有递交的渠道");
      }
    }

    private static boolean serves(Channel channel, HandlingMode mode) {
      return switch (mode) {
        case FULLY_ONLINE ->
            ONLINE.contains(channel)
                || channel == Channel.VILLAGE_STATION
                || channel == Channel.HELP_STATION
                || channel == Channel.HOME;
        case AT_COUNTER -> channel.staffed() && channel != Channel.CROSS_PROVINCE_WINDOW;
        case COLLECT_AND_FORWARD, CONCLUDE_ELSEWHERE ->
            channel.staffed() || channel == Channel.HOME;
        case CROSS_LEVEL, JOINT -> true;
      };
    }

    private void crossProvince() {
      var across = version.crossProvince();
      if (across.partners().isEmpty()
          && !across.modes().isEmpty()
          && version.reach() != Reach.NATIONWIDE) {
        against(Topic.CROSS_PROVINCE, "开通了跨省通办的方式，但没有签约城市");
      }
      if (!across.partners().isEmpty() && across.modes().isEmpty()) {
        against(Topic.CROSS_PROVINCE, "列出了签约城市，但没有跨省通办的方式");
      }
      across.partners().stream()
          .filter(partner -> !surroundings.hasAgreement(partner))
          .sorted()
          .forEach(partner -> against(Topic.CROSS_PROVINCE, "“" + partner + "”不是签约城市"));
      if (!version.modes().containsAll(across.modes())) {
        against(Topic.CROSS_PROVINCE, "跨省通办的方式要先列在办理方式中");
      }
      if (!across.modes().isEmpty() && !version.reach().covers(Reach.CROSS_PROVINCE)) {
        against(Topic.CROSS_PROVINCE, "跨省通办的事项，通办范围应为跨省或全国");
      }
      if (version.modes().contains(HandlingMode.JOINT)
          && !across.modes().contains(HandlingMode.JOINT)) {
        against(Topic.CROSS_PROVINCE, "“多地联办”由两省部门共同办理，要列在跨省通办的方式中");
      }
    }

    private void conditions() {
      var homes = new ArrayList<Condition.HomeWithin>();
      for (var condition : version.conditions()) {
        if (condition instanceof Condition.HomeWithin home) {
          homes.add(home);
        }
      }
      if (Arrays.stream(Sex.values()).noneMatch(this::canApply)) {
        against(
            Topic.CONDITIONS,
            "条件互相矛盾，没有人能申请："
                + version.conditions().stream()
                    .filter(this::ofPersons)
                    .map(Condition::words)
                    .collect(Collectors.joining("，")));
      }
      for (int one = 0; one < homes.size(); one++) {
        for (int other = one + 1; other < homes.size(); other++) {
          if (apart(homes.get(one).region(), homes.get(other).region())) {
            against(
                Topic.CONDITIONS,
                "条件互相矛盾：户籍不能同时在"
                    + homes.get(one).regionName()
                    + "和"
                    + homes.get(other).regionName());
          }
        }
      }
      if (version.conditions().stream().anyMatch(this::ofPersons)
          && version.subjects().equals(Set.of(SubjectKind.ORGANISATION))) {
        against(Topic.CONDITIONS, "只有企业和组织可以申请，却有年龄或性别条件");
      }
    }

    private boolean ofPersons(Condition condition) {
      return condition instanceof Condition.MinimumAge
          || condition instanceof Condition.BelowAge
          || condition instanceof Condition.OfSex;
    }

    /** Whether there is an age at which a person of that sex may apply. */
    private boolean canApply(Sex sex) {
      var least = 0;
      var below = Integer.MAX_VALUE;
      for (var condition : version.conditions()) {
        if (condition instanceof Condition.MinimumAge(var years, var only, _)
            && only.orElse(sex) == sex) {
          least = Math.max(least, years);
        }
        if (condition instanceof Condition.BelowAge(var years, var only, _)
            && only.orElse(sex) == sex) {
          below = Math.min(below, years);
        }
        if (condition instanceof Condition.OfSex(var wanted, _) && wanted != sex) {
          return false;
        }
      }
      return least < below;
    }

    private boolean apart(RegionCode one, RegionCode other) {
      return !surroundings.within(one, other) && !surroundings.within(other, one);
    }

    private void materials() {
      for (var material : version.materials()) {
        if (material.name().isBlank()) {
          against(Topic.MATERIALS, "材料“" + material.code() + "”没有名称");
        }
        if (material.original()
            && version.channels().stream()
                .noneMatch(channel -> channel.staffed() || channel == Channel.HOME)
            && material.necessity() == Necessity.REQUIRED) {
          against(Topic.MATERIALS, "材料“" + material.name() + "”要收原件，但没有能交原件的渠道");
        }
      }
    }

    private void chain() {
      var chain = version.chain();
      if (version.modes().contains(HandlingMode.CROSS_LEVEL) && chain.isEmpty()) {
        against(Topic.CHAIN, "开通了“跨层级联办”，但没有逐级办理的层级");
      }
      Level before = null;
      var sum = 0;
      for (var step : chain) {
        if (before != null && !before.below(step.level())) {
          against(Topic.CHAIN, "逐级办理要从低到高，每级一次");
        }
        if (!step.level().below(version.level())) {
          against(Topic.CHAIN, "逐级办理中的“" + step.level().label() + "”不低于决定部门的层级");
        }
        before = step.level();
        sum += step.allowance().count();
      }
      LowerExamination.problem(version).ifPresent(words -> against(Topic.CHAIN, words));
      if (sum > 0 && sum >= version.limits().promised().count()) {
        against(Topic.PROMISED_LIMIT, "各级审查共 " + sum + " 个工作日，承诺时限应更长");
      }
    }

    private void results() {
      if (version.results().isEmpty()) {
        against(Topic.RESULTS, "没有办理结果");
      }
      if (version.deliveryWays().isEmpty()) {
        against(Topic.DELIVERY_WAYS, "没有送达方式");
        return;
      }
      for (var result : version.results()) {
        if (result.name().isBlank()) {
          against(Topic.RESULTS, "办理结果没有名称");
        }
        if (version.deliveryWays().stream().noneMatch(result::fits)) {
          against(
              Topic.DELIVERY_WAYS,
              "结果“" + result.name() + "”只有" + (result.electronic() ? "电子" : "纸质") + "形式，没有合适的送达方式");
        }
      }
      for (var way : version.deliveryWays().stream().sorted().toList()) {
        if (!version.results().isEmpty()
            && version.results().stream().noneMatch(result -> result.fits(way))) {
          against(Topic.DELIVERY_WAYS, "“" + way.label() + "”没有可以这样送达的结果");
        }
      }
    }
  }
}
