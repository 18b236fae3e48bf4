package org.tongban.domain.item;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;

/**
 * One question of an application form.
 *
 * @param name unique within the form: lower-case letters, digits and underscores
 * @param label the question, for people
 * @param maxLength the most characters an answer may have, 1 to 2000
 * @param options the answers to choose from; empty unless {@link Kind#CHOICE} or {@link
 *     Kind#MULTIPLE_CHOICE}; none holds a {@code |}
 * @param hint help below the question; may be empty
 * @param placing where in the form it stands, and when
 * @param bounds what its answer must not go below or above
 * @param prefill what it is filled in with when a draft is opened
 */
public record FormField(
    String name,
    String label,
    Kind kind,
    boolean required,
    int maxLength,
    List<String> options,
    String hint,
    Placing placing,
    FieldBounds bounds,
    Optional<Prefill> prefill) {

  /** Between the answers chosen from a {@link Kind#MULTIPLE_CHOICE}. */
  public static final String SEPARATOR = "|";

  /** The answer yes to {@link Kind#YES_NO}. */
  public static final String YES = "是";

  /** The answer no to {@link Kind#YES_NO}. */
  public static final String NO = "否";

  static final String PHONE_FORM = "1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}";
  static final String ACCOUNT_FORM = "[0-9]{12,23}";
  static final String NUMBER_FORM = "-?[0-9]{1,20}(\\.[0-9]{1,10})?";
  static final String DATE_FORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private static final Pattern PHONE = Pattern.compile(PHONE_FORM);
  private static final Pattern ACCOUNT = Pattern.compile(ACCOUNT_FORM);
  private static final Pattern NUMBER = Pattern.compile(NUMBER_FORM);
  private static final Pattern DATE = Pattern.compile(DATE_FORM);
  private static final Pattern BLANKS = Pattern.compile("\\s");
  private static final Pattern BLANKS_AND_HYPHENS = Pattern.compile("[\\s-]");
  private static final Pattern TYPED_DATE =
      Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
  private static final Pattern DATE_OF_DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

  /** What an answer looks like. */
  public enum Kind {
    TEXT("一行文字"),
    LONG_TEXT("几行文字"),
    NUMBER("数字"),
    DATE("日期"),
    CHOICE("单选"),
    PHONE("电话"),
    BANK_ACCOUNT("银行账号"),
    /** {@link #YES} or {@link #NO}. */
    YES_NO("是或否"),
    /** Some of the options, with a {@link #SEPARATOR} between them. */
    MULTIPLE_CHOICE("多选"),
    /** 公民身份号码, with its check character. */
    CITIZEN_ID("公民身份号码"),
    /** 统一社会信用代码, with its check characters. */
    CREDIT_CODE("统一社会信用代码"),
    /** The code of a region that exists, down to the level the bounds name. */
    REGION("地区"),
    /** Questions that are asked again for each of several, for example members of a family. */
    GROUP("分组（逐人填写）");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The Chinese words. */
    public String label() {
      return label;
    }

    /** Whether the answer is one or more of a list. */
    public boolean chosen() {
      return this == CHOICE || this == MULTIPLE_CHOICE || this == YES_NO;
    }

    /** Whether {@code options} list the answers. */
    public boolean hasOptions() {
      return this == CHOICE || this == MULTIPLE_CHOICE;
    }
  }

  /**
   * Where a question stands, and when it is asked.
   *
   * @param section the title of the part of the form it is in; empty for none
   * @param group the name of the {@link Kind#GROUP} it is asked for each member of; empty for none
   * @param shownWhen empty if it is always asked
   */
  public record Placing(String section, String group, Optional<ShownWhen> shownWhen) {
    /** In no part and always asked. */
    public static final Placing PLAIN = new Placing("", "", Optional.empty());

    public Placing {
      Objects.requireNonNull(section);
      Objects.requireNonNull(group);
      Objects.requireNonNull(shownWhen);
    }
  }

  /**
   * A question is asked, and its answer looked at, only if that field is asked too and has one of
   * the answers.
   *
   * @param answers at least one
   */
  public record ShownWhen(String field, List<String> answers) {
    public ShownWhen {
      Objects.requireNonNull(field);
      answers = List.copyOf(answers);
      if (answers.isEmpty()) {
        throw new IllegalArgumentException("No answer would ever show it: " + field);
      }
    }

    /** In words for people, beside the question it depends on. */
    public String words(String label) {
      return "“" + label + "”选择“" + String.join("”或“", answers) + "”时填写";
    }
  }

  /** What the answers are held against. */
  public interface Setting {
    /** The day they are given. */
    LocalDate today();

    /** The level of a region, or empty if there is no such region. */
    Optional<Level> level(RegionCode region);
  }

  public FormField {
    Objects.requireNonNull(name);
    Objects.requireNonNull(label);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(hint);
    Objects.requireNonNull(placing);
    Objects.requireNonNull(bounds);
    Objects.requireNonNull(prefill);
    options = List.copyOf(options);
    if (maxLength < 1 || maxLength > 2000) {
      throw new IllegalArgumentException("A maximal length is 1 to 2000: " + maxLength);
    }
    if (kind.hasOptions() == options.isEmpty()) {
      throw new IllegalArgumentException("Options belong to a choice, and only there: " + name);
    }
    bounds
        .problem(kind)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(name + ": " + why);
            });
  }

  /** A question that is always asked, without bounds, and empty at first. */
  public FormField(
      String name,
      String label,
      Kind kind,
      boolean required,
      int maxLength,
      List<String> options,
      String hint) {
    this(
        name,
        label,
        kind,
        required,
        maxLength,
        options,
        hint,
        Placing.PLAIN,
        FieldBounds.NONE,
        Optional.empty());
  }

  /** The answers to choose from, of every kind that has any. */
  public List<String> choices() {
    return kind == Kind.YES_NO ? List.of(YES, NO) : options;
  }

  /**
   * The answer in the one form it is kept in: without blanks around it, full-width digits and the
   * usual ways to write a date put right. What can't be put right stays as it was typed.
   *
   * @param typed null counts as empty
   */
  public String normal(String typed) {
    var text = typed == null ? "" : typed.strip();
    return switch (kind) {
      case TEXT, LONG_TEXT, CHOICE, YES_NO, REGION, GROUP -> text;
      case MULTIPLE_CHOICE -> String.join(SEPARATOR, parts(text));
      case NUMBER, PHONE -> compatible(text).strip();
      case BANK_ACCOUNT -> BLANKS_AND_HYPHENS.matcher(compatible(text)).replaceAll("");
      case CITIZEN_ID, CREDIT_CODE -> withoutBlanks(text).toUpperCase(Locale.ROOT);
      case DATE -> date(withoutBlanks(text));
    };
  }

  private static String withoutBlanks(String text) {
    return BLANKS.matcher(compatible(text)).replaceAll("");
  }

  private static String compatible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /** A day as people write it: 1950-1-31, 19500131, 1950年1月31日; empty if it is none. */
  public static Optional<LocalDate> day(String typed) {
    return realDate(date(withoutBlanks(typed)));
  }

  private static String date(String text) {
    for (var form : List.of(TYPED_DATE, DATE_OF_DIGITS)) {
      var found = form.matcher(text);
      if (found.matches()) {
        return "%s-%02d-%02d"
            .formatted(
                found.group(1), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
      }
    }
    return text;
  }

  /** What was chosen, each once. */
  static List<String> parts(String answer) {
    return Arrays.stream(answer.split("\\|"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * What is wrong with the answer, in words for the person, or empty if it will do.
   *
   * @param answer the answer as typed; null counts as empty
   */
  public Optional<String> problem(String answer, Setting setting) {
    var text = normal(answer);
    if (text.isEmpty()) {
      return required ? Optional.of(missing()) : Optional.empty();
    }
    var length = text.codePointCount(0, text.length());
    if (!kind.chosen() && length > maxLength) {
      return Optional.of("“" + label + "”最多 " + maxLength + " 个字，现在是 " + length + " 个字。");
    }
    return switch (kind) {
      case TEXT, LONG_TEXT, GROUP -> Optional.empty();
      case NUMBER -> number(text).map(this::outside).orElseGet(() -> words("要填数字。"));
      case DATE ->
          realDate(text)
              .map(date -> outside(date, setting.today()))
              .orElseGet(() -> words("要填日期，例如 2026-01-31。"));
      case CHOICE, YES_NO ->
          choices().contains(text)
              ? Optional.empty()
              : words("请从列出的选项中选择：" + String.join("、", choices()) + "。");
      case MULTIPLE_CHOICE ->
          options.containsAll(parts(text))
              ? Optional.empty()
              : words("请从列出的选项中选择：" + String.join("、", options) + "。");
      case PHONE ->
          PHONE.matcher(text).matches() ? Optional.empty() : words("要填 11 位手机号码，或带区号的固定电话。");
      case BANK_ACCOUNT ->
          ACCOUNT.matcher(text).matches() ? Optional.empty() : words("要填 12 到 23 位数字的账号。");
      case CITIZEN_ID -> CitizenId.problem(text, setting.today()).map(why -> about(why + "。"));
      case CREDIT_CODE -> UnifiedSocialCreditCode.problem(text).map(why -> about(why + "。"));
      case REGION -> region(text, setting);
    };
  }

  /** What to say where the answer is missing. */
  String missing() {
    return (kind.chosen() ? "请选择“" : "请填写“") + label + "”。";
  }

  private Optional<String> words(String what) {
    return Optional.of(about(what));
  }

  private String about(String what) {
    return "“" + label + "”" + what;
  }

  static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  static Optional<LocalDate> realDate(String text) {
    try {
      return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<String> outside(BigDecimal number) {
    var least = bounds.leastNumber();
    var most = bounds.mostNumber();
    if (least.isPresent() && number.compareTo(least.get()) < 0) {
      return words("不能小于 " + least.get().toPlainString() + "。");
    }
    return most.isPresent() && number.compareTo(most.get()) > 0
        ? words("不能大于 " + most.get().toPlainString() + "。")
        : Optional.empty();
  }

  private Optional<String> outside(LocalDate date, LocalDate today) {
    var least = bounds.leastDate(today);
    var most = bounds.mostDate(today);
    if (least.isPresent() && date.isBefore(least.get())) {
      return words("不能早于 " + least.get() + "。");
    }
    return most.isPresent() && date.isAfter(most.get())
        ? words("不能晚于 " + most.get() + "。")
        : Optional.empty();
  }

  private Optional<String> region(String text, Setting setting) {
    if (!RegionCode.isValid(text)) {
      return words("没有找到这个地方。请写全称，例如“茂名市高州市曹江镇”。");
    }
    var level = setting.level(new RegionCode(text));
    if (level.isEmpty()) {
      return words("没有这个地方，请核对后重新填写。");
    }
    return bounds
        .coarsest()
        .filter(coarsest -> coarsest.below(level.get()))
        .map(coarsest -> about("要写到" + coarsest.label() + "。"));
  }
}
