package org.tongban.domain.item;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.domain.person.Sex;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/** A condition for being granted a matter, checked before a person types anything long. */
public sealed interface Condition {
  /** The condition in words for people. */
  String words();

  /** What one who does not meet it can do instead; empty where {@link Judgement.Unmet} says all. */
  String advice();

  /** Whether the applicant meets it, as far as is known. */
  Judgement judge(Facts facts);

  /** An item that helps one who does not meet it; empty if there is none to name. */
  default Optional<BasicCode> instead() {
    return Optional.empty();
  }

  /** Whether it is met. */
  sealed interface Judgement {
    /** It is, or does not concern such applicants. */
    record Met() implements Judgement {}

    /** It is not. */
    record Unmet(String why) implements Judgement {
      public Unmet {
        Objects.requireNonNull(why);
      }
    }

    /** That depends on the answer to the question. */
    record Unknown(Question question) implements Judgement {
      public Unknown {
        Objects.requireNonNull(question);
      }
    }
  }

  /**
   * Something to be asked before anybody can say.
   *
   * @param key by which it is answered; for {@link Kind#YES_NO} among {@link Facts#declared}
   * @param words the question, for people
   */
  record Question(String key, Kind kind, String words) {
    /** What would answer it. */
    public enum Kind {
      SUBJECT,
      BORN,
      SEX,
      HOME,
      YES_NO
    }

    public Question {
      Objects.requireNonNull(key);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(words);
    }
  }

  /**
   * What is known of an applicant; what is empty is not known, or not of such an applicant.
   *
   * @param born always empty for an organisation
   * @param sex always empty for an organisation
   * @param home the region the applicant's household or seat is registered in
   * @param declared what the applicant said of themselves, by the keys of the questions
   * @param granted the items about which the applicant was granted something here
   */
  record Facts(
      Optional<SubjectKind> subject,
      Optional<LocalDate> born,
      Optional<Sex> sex,
      Optional<RegionCode> home,
      Map<String, Boolean> declared,
      Set<BasicCode> granted,
      LocalDate today,
      RegionTree regions) {
    public Facts {
      Objects.requireNonNull(subject);
      Objects.requireNonNull(born);
      Objects.requireNonNull(sex);
      Objects.requireNonNull(home);
      Objects.requireNonNull(today);
      Objects.requireNonNull(regions);
      declared = Map.copyOf(declared);
      granted = Set.copyOf(granted);
    }

    /** The same with what was declared besides; later words count. */
    public Facts declaring(Map<String, Boolean> more) {
      var all = new HashMap<>(declared);
      all.putAll(more);
      return new Facts(subject, born, sex, home, all, granted, today, regions);
    }

    boolean isOrganisation() {
      return subject.filter(SubjectKind.ORGANISATION::equals).isPresent();
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Facts[***]";
    }
  }

  private static Judgement met() {
    return new Judgement.Met();
  }

  private static Judgement unmet(String why) {
    return new Judgement.Unmet(why);
  }

  private static Judgement ask(String key, Question.Kind kind, String words) {
    return new Judgement.Unknown(new Question(key, kind, words));
  }

  private static Judgement born() {
    return ask("born", Question.Kind.BORN, "申请人的出生日期是哪一天？");
  }

  private static Judgement sex() {
    return ask("sex", Question.Kind.SEX, "申请人的性别是？");
  }

  private static String of(Optional<Sex> only) {
    return only.map(sex -> sex.label() + "方").orElse("");
  }

  /**
   * Whether a rule for one sex concerns the applicant: met where it does not, asked where unknown.
   */
  private static Optional<Judgement> passedBy(Optional<Sex> only, Facts facts) {
    if (facts.isOrganisation()) {
      return Optional.of(met());
    }
    if (only.isEmpty()) {
      return Optional.empty();
    }
    return facts.sex().isEmpty()
        ? Optional.of(sex())
        : facts.sex().equals(only) ? Optional.empty() : Optional.of(met());
  }

  /**
   * The applicant has completed that many years of life.
   *
   * @param only the sex the age is for; empty for both
   */
  record MinimumAge(int years, Optional<Sex> only, String advice) implements Condition {
    public MinimumAge {
      Objects.requireNonNull(only);
      Objects.requireNonNull(advice);
    }

    public MinimumAge(int years) {
      this(years, Optional.empty(), "");
    }

    @Override
    public String words() {
      return of(only) + "年满 " + years + " 周岁";
    }

    @Override
    public Judgement judge(Facts facts) {
      var passed = passedBy(only, facts);
      if (passed.isPresent()) {
        return passed.get();
      }
      return facts
          .born()
          .map(born -> born.plusYears(years))
          .map(
              from ->
                  facts.today().isBefore(from)
                      ? unmet("申请人未年满 " + years + " 周岁；可以在 " + from + " 当天或以后申请。")
                      : met())
          .orElseGet(Condition::born);
    }
  }

  /**
   * The applicant has not completed that many years of life.
   *
   * @param only the sex the age is for; empty for both
   */
  record BelowAge(int years, Optional<Sex> only, String advice) implements Condition {
    public BelowAge {
      Objects.requireNonNull(only);
      Objects.requireNonNull(advice);
    }

    public BelowAge(int years) {
      this(years, Optional.empty(), "");
    }

    @Override
    public String words() {
      return of(only) + "未满 " + years + " 周岁";
    }

    @Override
    public Judgement judge(Facts facts) {
      var passed = passedBy(only, facts);
      if (passed.isPresent()) {
        return passed.get();
      }
      return facts
          .born()
          .map(
              born ->
                  facts.today().isBefore(born.plusYears(years))
                      ? met()
                      : unmet("本事项只面向未满 " + years + " 周岁的人；可以拨打办事电话询问成年人适用的事项。"))
          .orElseGet(Condition::born);
    }
  }

  /** The applicant's household or seat is registered in the region. */
  record HomeWithin(RegionCode region, String regionName, String advice) implements Condition {
    public HomeWithin {
      Objects.requireNonNull(region);
      Objects.requireNonNull(regionName);
      Objects.requireNonNull(advice);
    }

    public HomeWithin(RegionCode region, String regionName) {
      this(region, regionName, "");
    }

    @Override
    public String words() {
      return "户籍（注册地）在" + regionName;
    }

    @Override
    public Judgement judge(Facts facts) {
      return facts
          .home()
          .map(
              home ->
                  facts.regions().within(home, region)
                      ? met()
                      : unmet("申请人的户籍（注册地）不在" + regionName + "；请选择户籍（注册地）所在地的同名事项。"))
          .orElseGet(() -> ask("home", Question.Kind.HOME, "申请人的户籍（注册地）在哪里？"));
    }
  }

  /** The applicant lives in the region, by their own words. */
  record ResidenceWithin(RegionCode region, String regionName, String advice) implements Condition {
    public ResidenceWithin {
      Objects.requireNonNull(region);
      Objects.requireNonNull(regionName);
      Objects.requireNonNull(advice);
    }

    @Override
    public String words() {
      return "常住" + regionName;
    }

    @Override
    public Judgement judge(Facts facts) {
      return declared(
          facts,
          "residence-" + region,
          "申请人现在常住" + regionName + "吗？",
          true,
          "申请人不常住" + regionName + "；请选择常住地的同名事项。");
    }
  }

  /** The applicant is of that kind. */
  record SubjectIs(SubjectKind kind, String advice) implements Condition {
    public SubjectIs {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(advice);
    }

    @Override
    public String words() {
      return "申请人是" + kind.label();
    }

    @Override
    public Judgement judge(Facts facts) {
      return facts
          .subject()
          .map(subject -> subject == kind ? met() : unmet("本事项只由" + kind.label() + "申请。"))
          .orElseGet(() -> ask("subject", Question.Kind.SUBJECT, "谁来申请：个人，还是企业、单位？"));
    }
  }

  /** The applicant is of that sex, where the law has it so. */
  record OfSex(Sex sex, String advice) implements Condition {
    public OfSex {
      Objects.requireNonNull(sex);
      Objects.requireNonNull(advice);
    }

    @Override
    public String words() {
      return "申请人为" + sex.label() + "性";
    }

    @Override
    public Judgement judge(Facts facts) {
      if (facts.isOrganisation()) {
        return met();
      }
      return facts
          .sex()
          .map(other -> other == sex ? met() : unmet("按规定，本事项由" + sex.label() + "性申请。"))
          .orElseGet(Condition::sex);
    }
  }

  /**
   * The applicant holds, or does not hold, what another item leads to. What was granted here is
   * known; where it must be held and none is known, the applicant is asked, since it may have been
   * granted elsewhere or earlier.
   */
  record PriorResult(BasicCode item, String itemName, boolean held, String advice)
      implements Condition {
    public PriorResult {
      Objects.requireNonNull(item);
      Objects.requireNonNull(itemName);
      Objects.requireNonNull(advice);
    }

    @Override
    public String words() {
      return held ? "已办过“" + itemName + "”" : "没有办过“" + itemName + "”";
    }

    @Override
    public Optional<BasicCode> instead() {
      return held ? Optional.of(item) : Optional.empty();
    }

    @Override
    public Judgement judge(Facts facts) {
      if (facts.granted().contains(item)) {
        return held ? met() : unmet("申请人已经办过“" + itemName + "”，不能再办这一项。");
      }
      return held
          ? declared(
              facts,
              "result-" + item,
              "申请人已经办过“" + itemName + "”吗？",
              true,
              "要先办好“" + itemName + "”，再办这一项。")
          : met();
    }
  }

  /**
   * Something only the applicant can tell, for example how long ago something was.
   *
   * @param key lower-case letters, digits and dashes
   * @param question to be answered with yes or no
   * @param wanted the answer that meets the condition
   */
  record Declared(String key, String question, boolean wanted, String advice) implements Condition {
    public Declared {
      Objects.requireNonNull(key);
      Objects.requireNonNull(question);
      Objects.requireNonNull(advice);
    }

    @Override
    public String words() {
      return question + (wanted ? "（要求：是）" : "（要求：否）");
    }

    @Override
    public Judgement judge(Facts facts) {
      return declared(
          facts,
          key,
          question,
          wanted,
          "对“" + question + "”的回答是“" + (wanted ? "否" : "是") + "”，不符合条件。");
    }
  }

  private static Judgement declared(
      Facts facts, String key, String question, boolean wanted, String otherwise) {
    var said = facts.declared().get(key);
    if (said == null) {
      return ask(key, Question.Kind.YES_NO, question);
    }
    return said == wanted ? met() : unmet(otherwise);
  }
}
