package org.tongban.web.portal.casework;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.casework.Situation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Age;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.RegionChoice;

/**
 * Asks for a {@link Situation} in a few steps that need no script: where one is, county, town and
 * village one after the other; a handful of questions; where the household is registered, if that
 * is elsewhere. What was answered travels on in hidden fields.
 */
final class SituationForm {
  static final String AT = "at";
  static final String HOME = "home";

  /** Which regions are chosen to the end, so that no more is asked about them. */
  static final String ENOUGH = "-enough";

  private static final String PICK = "pick";
  private static final String ASKING = "asking";
  private static final String STOP = "stop";
  private static final String SUBJECT = "subject";
  private static final String AGE = "age";
  private static final String NET = "net";
  private static final String GOING = "going";
  private static final String SAME_HOME = "sameHome";
  private static final String URGENT = "urgent";
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String FAMILY = "family";

  private final Form form;
  private final RegionTree regions;

  SituationForm(Form form, RegionTree regions) {
    this.form = form;
    this.regions = regions;
    takePick();
  }

  /** What is to be asked next. */
  sealed interface Next permits NearestWhere, Next.About, Next.Done {
    /** The questions about the person. */
    record About(List<Field> fields) implements Next {}

    /** Nothing: this is it. */
    record Done(Situation situation) implements Next {}
  }

  private void takePick() {
    var asking = form.value(ASKING);
    if (!asking.equals(AT) && !asking.equals(HOME)) {
      return;
    }
    if (form.value("action").equals(STOP)) {
      form.with(asking + ENOUGH, "1");
      return;
    }
    var picked = form.text(PICK).flatMap(this::known);
    if (picked.isEmpty()) {
      form.wrong(PICK, "请选择一个地方。");
    } else {
      form.with(asking, picked.get().value());
    }
  }

  private Optional<RegionCode> known(String code) {
    return Optional.of(code)
        .filter(RegionCode::isValid)
        .map(RegionCode::new)
        .filter(region -> regions.find(region).isPresent());
  }

  /** The next step; notes in the form what is wrong. */
  Next next(LocalDate today) {
    var at = where(AT);
    if (at.isPresent()) {
      return at.get();
    }
    if (!form.value("told").equals("1")) {
      return new Next.About(about());
    }
    var who = form.text(SUBJECT).filter(kind -> kind.equals("ORGANISATION")).isPresent();
    var years = age(who);
    for (var question : List.of(NET, GOING, SAME_HOME)) {
      if (form.text(question).isEmpty()) {
        form.wrong(question, "请选一项。");
      }
    }
    if (form.hasErrors()) {
      return new Next.About(about());
    }
    if (form.value(SAME_HOME).equals(YES)) {
      form.with(HOME, form.value(AT)).with(HOME + ENOUGH, "1");
    }
    var home = where(HOME);
    if (home.isPresent()) {
      return home.get();
    }
    return new Next.Done(
        new Situation(
            new RegionCode(form.value(AT)),
            new RegionCode(form.value(HOME)),
            who ? SubjectKind.ORGANISATION : SubjectKind.PERSON,
            who ? Optional.empty() : years.map(age -> born(today, age)),
            form.value(NET).equals(YES),
            form.value(GOING).equals(YES),
            form.value(NET).equals(FAMILY),
            form.value(URGENT).equals(YES)));
  }

  /** The exact day where it is known of who is signed in, else as many years ago. */
  private LocalDate born(LocalDate today, Age age) {
    return today.minusYears(age.years());
  }

  private Optional<Age> age(boolean organisation) {
    var typed = form.text(AGE);
    if (organisation || typed.isEmpty()) {
      return Optional.empty();
    }
    if (typed.get().matches("[0-9]{1,3}") && Integer.parseInt(typed.get()) <= 150) {
      return Optional.of(new Age(Integer.parseInt(typed.get())));
    }
    form.wrong(AGE, "年龄请填 0 到 150 的整数，例如 68；不想填可以空着。");
    return Optional.empty();
  }

  /** The question for a region that is not chosen to the end; empty if it is. */
  private Optional<Next> where(String which) {
    var chosen = form.text(which).flatMap(this::known).flatMap(regions::find);
    if (chosen.isEmpty()) {
      return Optional.of(new NearestWhere(which, Optional.empty(), RegionChoice.homes(regions)));
    }
    var inside =
        regions.children(chosen.get().code()).stream()
            .sorted(Comparator.comparing(Region::code))
            .map(region -> new Field.Option(region.code().value(), region.name()))
            .toList();
    return inside.isEmpty() || form.value(which + ENOUGH).equals("1")
        ? Optional.empty()
        : Optional.of(new NearestWhere(which, chosen, inside));
  }

  private List<Field> about() {
    return List.of(
        Field.of(Field.Kind.RADIOS, SUBJECT, "给谁办")
            .option("PERSON", "个人")
            .option("ORGANISATION", "企业或其他组织")
            .in(form.text(SUBJECT).isPresent() ? form : form.with(SUBJECT, "PERSON")),
        Field.of(Field.Kind.NUMBER, AGE, "办事的人多大年纪（周岁）")
            .hint("有的事有年龄要求；80 岁以上优先安排上门。给企业办的不用填")
            .optional()
            .in(form),
        Field.of(Field.Kind.RADIOS, SAME_HOME, "户籍（企业的注册地）也在刚才选的地方吗")
            .option(YES, "是，就在那里")
            .option(NO, "不是，在别的地方")
            .in(form),
        Field.of(Field.Kind.RADIOS, NET, "会用手机或电脑上网办事吗")
            .option(YES, "会，自己能办")
            .option(FAMILY, "自己不会，家人可以帮忙")
            .option(NO, "不会，也没有人帮忙")
            .in(form),
        Field.of(Field.Kind.RADIOS, GOING, "能出门吗").option(YES, "能出门").option(NO, "不方便出门").in(form),
        Field.of(Field.Kind.CHECKBOXES, URGENT, "急不急").option(YES, "急办：宁可多跑路，也要早办好").in(form));
  }
}
