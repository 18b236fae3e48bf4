package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Optional;
import org.tongban.domain.casework.Situation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Age;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;
import org.tongban.web.api.Inputs;

/**
 * What the easiest way depends on.
 *
 * @param at where the person is or lives; best a village
 * @param home where the household or seat is registered; {@code at} if left out
 * @param subject {@code PERSON} if left out
 * @param born the date of birth; {@code age} will do
 * @param age in full years
 * @param online whether they can apply online by themselves; true if left out
 * @param mobile whether they can leave home; true if left out
 * @param helped whether somebody can act for them; false if left out
 * @param urgent whether an early end counts more than a short way; false if left out
 */
@Serdeable
record SituationRequest(
    @Nullable String at,
    @Nullable String home,
    @Nullable String subject,
    @Nullable String born,
    @Nullable Integer age,
    @Nullable Boolean online,
    @Nullable Boolean mobile,
    @Nullable Boolean helped,
    @Nullable Boolean urgent) {

  /** The situation; whatever was wrong ends the request with all of it. */
  Situation read(RegionTree regions, LocalDate today) {
    var inputs = new Inputs();
    var where = inputs.required("/at", at, RegionCode::new);
    var registered = inputs.optional("/home", home, RegionCode::new);
    known(inputs, "/at", where, regions);
    known(inputs, "/home", registered.orElse(null), regions);
    var who =
        inputs
            .optional("/subject", subject, Inputs.constant(SubjectKind.class))
            .orElse(SubjectKind.PERSON);
    var birth = inputs.optional("/born", born, Inputs::date);
    if (birth.filter(day -> day.isAfter(today)).isPresent()) {
      inputs.wrong("/born", "出生日期不能晚于今天。");
    }
    var years = Optional.ofNullable(age).flatMap(number -> years(inputs, number));
    inputs.check();
    return new Situation(
        where,
        registered.orElse(where),
        who,
        who == SubjectKind.ORGANISATION
            ? Optional.empty()
            : birth.or(() -> years.map(full -> today.minusYears(full.years()))),
        online == null || online,
        mobile == null || mobile,
        helped != null && helped,
        urgent != null && urgent);
  }

  private static Optional<Age> years(Inputs inputs, int number) {
    try {
      return Optional.of(new Age(number));
    } catch (IllegalArgumentException e) {
      inputs.wrong("/age", "年龄应为 0 至 250 的整数（周岁）。");
      return Optional.empty();
    }
  }

  private static void known(
      Inputs inputs, String pointer, @Nullable RegionCode region, RegionTree regions) {
    if (region != null && regions.find(region).isEmpty()) {
      inputs.wrong(pointer, "没有这个地区，请从 /api/v1/regions 里选择。");
    }
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "SituationRequest[***]";
  }
}
