package org.tongban.domain.item;

import java.time.LocalDate;
import java.util.Optional;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/** A condition for being granted a matter, checked before a person types anything long. */
public sealed interface Condition {
  /** The condition in words for people. */
  String words();

  /** Why the applicant does not meet it, with what to do instead; empty if they do. */
  Optional<String> unmetBy(Facts facts);

  /**
   * What is known of an applicant.
   *
   * @param born empty for an organisation
   * @param home the region the applicant's household or seat is registered in
   */
  record Facts(
      SubjectKind subject,
      Optional<LocalDate> born,
      RegionCode home,
      LocalDate today,
      RegionTree regions) {}

  /** The applicant has completed that many years of life. */
  record MinimumAge(int years) implements Condition {
    @Override
    public String words() {
      return "年满 " + years + " 周岁";
    }

    @Override
    public Optional<String> unmetBy(Facts facts) {
      return facts
          .born()
          .filter(born -> facts.today().isBefore(born.plusYears(years)))
          .map(born -> "申请人未年满 " + years + " 周岁；可以在 " + born.plusYears(years) + " 当天或以后申请。");
    }
  }

  /** The applicant has not completed that many years of life. */
  record BelowAge(int years) implements Condition {
    @Override
    public String words() {
      return "未满 " + years + " 周岁";
    }

    @Override
    public Optional<String> unmetBy(Facts facts) {
      return facts
          .born()
          .filter(born -> !facts.today().isBefore(born.plusYears(years)))
          .map(_ -> "本事项只面向未满 " + years + " 周岁的人；可以拨打办事电话询问成年人适用的事项。");
    }
  }

  /** The applicant's household or seat is registered in the region. */
  record HomeWithin(RegionCode region, String regionName) implements Condition {
    @Override
    public String words() {
      return "户籍（注册地）在" + regionName;
    }

    @Override
    public Optional<String> unmetBy(Facts facts) {
      return facts.regions().within(facts.home(), region)
          ? Optional.empty()
          : Optional.of("申请人的户籍（注册地）不在" + regionName + "；请选择户籍（注册地）所在地的同名事项。");
    }
  }
}
