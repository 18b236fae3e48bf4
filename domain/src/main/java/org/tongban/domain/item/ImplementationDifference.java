package org.tongban.domain.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing in which two versions of an implementation differ, in words for people.
 *
 * @param field what it is, for example 承诺时限
 * @param before how it was; empty where it was not there
 * @param after how it is; empty where it is not there any more
 */
public record ImplementationDifference(String field, String before, String after) {
  public ImplementationDifference {
    Objects.requireNonNull(field);
    Objects.requireNonNull(before);
    Objects.requireNonNull(after);
  }

  /** All differences, in the order of a guide; empty if both say the same. */
  public static List<ImplementationDifference> between(
      Implementation before, Implementation after) {
    var all = new Comparing(before, after);
    all.value("事项名称", Implementation::name);
    all.value("办件类型", one -> one.kind().label());
    all.value("实施部门", one -> one.authority().value());
    all.value("行使层级", one -> one.level().label());
    all.value("办理地区", one -> one.territory().value());
    all.value("申请对象", one -> labels(one.subjects(), SubjectKind::label));
    all.parts(
        "条件",
        Implementation::conditions,
        Condition::words,
        one -> one.words() + said("，不符合时：", one.advice()));
    all.parts(
        "材料",
        Implementation::materials,
        MaterialRequirement::code,
        ImplementationDifference::words);
    all.parts("表单项", Implementation::form, FormField::name, ImplementationDifference::words);
    all.value("法定时限", one -> one.limits().legal().toString());
    all.value("承诺时限", one -> one.limits().promised().toString());
    all.value("补正告知时限", one -> one.limits().notice().toString());
    all.value("补正答复时限", one -> one.limits().answer().toString());
    all.value("可延长", one -> one.limits().extension().toString());
    all.value("送达时限", one -> one.limits().delivery().toString());
    all.value("时限依据", one -> one.limits().basis());
    all.value("办理方式", one -> labels(one.modes(), HandlingMode::label));
    all.value("渠道", one -> labels(one.channels(), Channel::label));
    all.value("由谁提出", one -> labels(one.actors(), ActingAs::label));
    all.value("通办范围", one -> one.reach().label());
    all.value(
        "跨省通办城市",
        one ->
            one.crossProvince().partners().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining("、")));
    all.value("跨省通办方式", one -> labels(one.crossProvince().modes(), HandlingMode::label));
    all.parts(
        "逐级办理",
        Implementation::chain,
        step -> step.level() + step.department(),
        step -> step.level().label() + step.department() + "，" + step.allowance());
    all.value("异地办结的决定机关", one -> one.deciding() == DecidingPlace.TERRITORY ? "属地" : "受理地");
    all.value("审查与决定分开", one -> one.twoPersons() ? "是" : "否");
    all.parts(
        "特别程序",
        Implementation::specialProcedures,
        rule -> rule.procedure().name(),
        rule ->
            rule.procedure().label()
                + "，约"
                + rule.expected()
                + (rule.stopsClock() ? "，不计入时限" : "，计入时限")
                + rule.stopsClockBasis().map(basis -> "（" + basis + "）").orElse(""));
    all.value("送达方式", one -> labels(one.deliveryWays(), DeliveryWay::label));
    all.parts(
        "办理结果",
        Implementation::results,
        Implementation.ResultPaper::name,
        one ->
            one.name()
                + "（"
                + (one.electronic() && one.paper() ? "电子和纸质" : one.electronic() ? "电子" : "纸质")
                + "）"
                + said("，样本：", one.sample()));
    all.value("收费", one -> one.fee().words());
    all.parts("办理依据", Implementation::laws, law -> law, law -> law);
    all.value("咨询方式", Implementation::contact);
    all.value("监督投诉方式", Implementation::complaint);
    // Whatever else a version may hold: a change is never passed over in silence.
    if (all.found.isEmpty() && !sameBut(before, after)) {
      all.found.add(new ImplementationDifference("其他内容", "原内容", "新内容"));
    }
    return List.copyOf(all.found);
  }

  private static boolean sameBut(Implementation before, Implementation after) {
    return before.conditions().equals(after.conditions())
        && before.form().equals(after.form())
        && before.materials().equals(after.materials());
  }

  private static <E extends Enum<E>> String labels(Collection<E> some, Function<E, String> label) {
    return some.stream().sorted().map(label).collect(Collectors.joining("、"));
  }

  private static String words(MaterialRequirement one) {
    return one.name()
        + "（"
        + one.necessity().label()
        + "，"
        + one.trust().label()
        + (one.original() ? "，收原件" : "")
        + (one.commitment() ? "，可告知承诺" : "")
        + "）"
        + said("，", one.hint())
        + said("，由以下单位出具：", one.issuer())
        + said("，样本：", one.sample())
        + said(
            "，可用电子证照：",
            one.licences().stream()
                .map(MaterialRequirement.LicenceType::itemName)
                .collect(Collectors.joining("、")));
  }

  private static String words(FormField one) {
    return one.label()
        + "（"
        + one.kind().label()
        + (one.required() ? "，必填" : "，选填")
        + "，最多 "
        + one.maxLength()
        + " 字）"
        + said("，选项：", String.join("、", one.options()))
        + said("，", one.hint())
        + said("，所在部分：", one.placing().section())
        + said("，所在分组：", one.placing().group())
        + one.placing().shownWhen().map(when -> "，" + when.words(when.field())).orElse("")
        + said("，最小：", one.bounds().least())
        + said("，最大：", one.bounds().most())
        + one.prefill().map(from -> "，自动填写：" + from.label()).orElse("");
  }

  private static String said(String before, String text) {
    return text.isBlank() ? "" : before + text;
  }

  /** Collects the differences. */
  private static final class Comparing {
    private final Implementation before;
    private final Implementation after;
    private final List<ImplementationDifference> found = new ArrayList<>();

    Comparing(Implementation before, Implementation after) {
      this.before = before;
      this.after = after;
    }

    void value(String field, Function<Implementation, String> read) {
      note(field, read.apply(before), read.apply(after));
    }

    private void note(String field, String was, String is) {
      if (!was.equals(is)) {
        found.add(new ImplementationDifference(field, was, is));
      }
    }

    /** Parts that are known by a key: each that is new, gone or changed, and their order. */
    <T> void parts(
        String field,
        Function<Implementation, List<T>> read,
        Function<T, String> key,
        Function<T, String> words) {
      var was = byKey(read.apply(before), key);
      var is = byKey(read.apply(after), key);
      var start = found.size();
      was.forEach(
          (name, part) ->
              note(
                  field, words.apply(part), is.containsKey(name) ? words.apply(is.get(name)) : ""));
      is.forEach(
          (name, part) -> {
            if (!was.containsKey(name)) {
              note(field, "", words.apply(part));
            }
          });
      if (found.size() == start) {
        note(field + "的顺序", order(was, words), order(is, words));
      }
    }

    private static <T> Map<String, T> byKey(List<T> parts, Function<T, String> key) {
      var all = new LinkedHashMap<String, T>();
      for (var part : parts) {
        var name = key.apply(part);
        // The same key twice is two parts all the same.
        while (all.containsKey(name)) {
          name += "'";
        }
        all.put(name, part);
      }
      return all;
    }

    private static <T> String order(Map<String, T> parts, Function<T, String> words) {
      return parts.values().stream().map(words).collect(Collectors.joining("；"));
    }
  }
}
