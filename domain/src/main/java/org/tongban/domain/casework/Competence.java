package org.tongban.domain.casework;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;

/**
 * Finds the authority that is competent for a person's matter, among those that carry the item out:
 * the one whose territory holds the home; for a business that a person opens, the one of the place.
 * Where territories lie in one another, the smallest counts.
 */
final class Competence {
  private final Organisation organisation;
  private final List<Implementation> implementations;
  private final boolean more;
  private final Situation situation;

  Competence(Organisation organisation, NearestWays.Offered offered, Situation situation) {
    this.organisation = organisation;
    this.more = offered.more();
    this.implementations =
        offered.known().stream()
            .sorted(Comparator.comparing(implementation -> implementation.ref().code()))
            .toList();
    this.situation = situation;
  }

  /** The competent authority's implementation and why it is that one. */
  record Found(Implementation implementation, String words) {}

  /** The answer, or empty if nobody is competent. */
  Optional<Found> find() {
    var byHome = holding(situation.home()).map(found -> found(found, true));
    var byPlace = holding(situation.at()).map(found -> found(found, false));
    return placeCounts()
        ? byPlace.or(() -> byHome)
        : homeDemanded() ? byHome : byHome.or(() -> byPlace);
  }

  /** A matter that organisations have too is one of a business, which is where it is run. */
  private boolean placeCounts() {
    return situation.subject() == SubjectKind.PERSON
        && !homeDemanded()
        && implementations.stream()
            .anyMatch(found -> found.subjects().contains(SubjectKind.ORGANISATION));
  }

  private boolean homeDemanded() {
    return implementations.stream()
        .flatMap(found -> found.conditions().stream())
        .anyMatch(Condition.HomeWithin.class::isInstance);
  }

  private Optional<Implementation> holding(RegionCode region) {
    var regions = organisation.regions();
    for (var around : regions.path(region)) {
      var found =
          implementations.stream()
              .filter(implementation -> implementation.territory().equals(around.code()))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Found found(Implementation implementation, boolean byHome) {
    var territory = organisation.regions().fullName(implementation.territory());
    var office = organisation.nameOf(implementation.authority());
    var whose =
        !byHome
            ? placeCounts() ? "您办事（经营）的地方在" : "您现在在"
            : situation.subject() == SubjectKind.ORGANISATION ? "单位注册地在" : "您的户籍在";
    return new Found(implementation, whose + territory + "，这件事由" + office + "负责决定。");
  }

  /** Why nobody is competent, and what to do. */
  String nobody() {
    if (implementations.isEmpty()) {
      return "本市还没有公布这件事的办事指南，请拨打 12345 询问怎样办理。";
    }
    var regions = organisation.regions();
    var home = regions.fullName(situation.home());
    var territories =
        implementations.stream()
            .map(implementation -> regions.fullName(implementation.territory()))
            .distinct()
            .collect(Collectors.joining("、"));
    return Stream.of(
            homeDemanded() ? "这件事要向户籍地申请，" + home + "没有接入本平台。" : home + "没有办这件事的部门。",
            "目前能办的地区：" + territories + (more ? "等。" : "。"),
            "请拨打户籍地的 12345 询问当地怎样办理；如果户籍填错了，请改正后再查。")
        .collect(Collectors.joining());
  }
}
