package org.tongban.web.portal.item;

import io.micronaut.http.uri.UriBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.item.ItemSearch.Filters;
import org.tongban.application.item.ItemSearch.Found;
import org.tongban.application.item.ItemSearch.Hit;
import org.tongban.application.item.ItemSearch.Why;
import org.tongban.application.item.ItemSearch.Zone;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;

/**
 * The results of a search as people see them. Every filter is a link, so nothing needs a script.
 */
public final class SearchPage {
  private static final int SHOWN_TYPES = 8;

  private final String words;
  private final Map<String, String> chosen = new LinkedHashMap<>();
  private final Found found;
  private final List<CommonQuestion> questions;
  private final RegionTree regions;

  SearchPage(
      String words,
      Filters filters,
      Found found,
      List<CommonQuestion> questions,
      RegionTree regions) {
    this.words = words;
    this.found = found;
    this.questions = List.copyOf(questions);
    this.regions = regions;
    filters.zone().ifPresent(zone -> chosen.put("zone", zone.name()));
    filters.region().ifPresent(region -> chosen.put("region", region.value()));
    filters.subject().ifPresent(subject -> chosen.put("subject", subject.name()));
    filters.mode().ifPresent(mode -> chosen.put("mode", mode.name()));
    filters.channel().ifPresent(channel -> chosen.put("channel", channel.name()));
    filters.type().ifPresent(type -> chosen.put("type", type.name()));
  }

  /** A kind of filter with what can be chosen. */
  public record Group(String title, List<Choice> choices, boolean chosen) {}

  /**
   * A value of a filter.
   *
   * @param count how many items it leaves; empty for "all"
   */
  public record Choice(String label, String link, Optional<Integer> count, boolean chosen) {}

  public String words() {
    return words;
  }

  public Found found() {
    return found;
  }

  public List<CommonQuestion> questions() {
    return questions;
  }

  /** The filters that are set, to be kept by another search. */
  public Map<String, String> chosen() {
    return chosen;
  }

  /** Whether any filter is set. */
  public boolean filtered() {
    return !chosen.isEmpty();
  }

  public String title() {
    if (words.isEmpty()) {
      return filtered() ? "符合条件的事项" : "全部事项";
    }
    return words + " 的搜索结果";
  }

  /** The same search with other words. */
  public String linkWithWords(String other) {
    return link(other, chosen, Optional.empty());
  }

  /** The same search without filters. */
  public String linkWithoutFilters() {
    return link(words, Map.of(), Optional.empty());
  }

  /** The next part of the results. */
  public Optional<String> nextLink() {
    return found.hits().next().map(next -> link(words, chosen, Optional.of(next)));
  }

  private static String link(String words, Map<String, String> filters, Optional<String> after) {
    var uri = UriBuilder.of("/search");
    if (!words.isEmpty()) {
      uri.queryParam("q", words);
    }
    filters.forEach(uri::queryParam);
    after.ifPresent(cursor -> uri.queryParam("after", cursor));
    return uri.build().toString();
  }

  /** The filters that leave a choice. */
  public List<Group> groups() {
    var facets = found.facets();
    var groups = new ArrayList<Group>();
    add(groups, "zone", "通办专区", facets.zones(), Zone::name, Zone::label, 10);
    add(
        groups,
        "region",
        "在哪里办",
        facets.regions(),
        RegionCode::value,
        code -> regions.find(code).map(Region::name).orElse(code.value()),
        20);
    add(groups, "subject", "谁来办", facets.subjects(), SubjectKind::name, SubjectKind::label, 10);
    add(groups, "mode", "怎样办", facets.modes(), HandlingMode::name, HandlingMode::label, 10);
    add(groups, "channel", "从哪里递交", facets.channels(), Channel::name, Channel::label, 20);
    add(groups, "type", "事项类型", facets.types(), ItemType::name, ItemType::label, SHOWN_TYPES);
    return groups;
  }

  private <E> void add(
      List<Group> groups,
      String name,
      String title,
      Map<E, Integer> counts,
      Function<E, String> value,
      Function<E, String> label,
      int most) {
    var now = Optional.ofNullable(chosen.get(name));
    if (now.isEmpty() && counts.size() < 2) {
      return;
    }
    var choices = new ArrayList<Choice>();
    choices.add(
        new Choice(
            "不限", link(words, without(name), Optional.empty()), Optional.empty(), now.isEmpty()));
    counts.entrySet().stream()
        .limit(most)
        .forEach(
            entry -> {
              var one = value.apply(entry.getKey());
              var filters = without(name);
              filters.put(name, one);
              choices.add(
                  new Choice(
                      label.apply(entry.getKey()),
                      link(words, filters, Optional.empty()),
                      Optional.of(entry.getValue()),
                      now.filter(one::equals).isPresent()));
            });
    groups.add(new Group(title, choices, now.isPresent()));
  }

  private Map<String, String> without(String name) {
    var filters = new LinkedHashMap<>(chosen);
    filters.remove(name);
    return filters;
  }

  /** Why the item was found, in words. */
  public Optional<String> why(Hit hit) {
    return hit.why()
        .map(
            why ->
                switch (why) {
                  case Why.AlsoCalled(var called) -> "也叫：" + called;
                  case Why.CarriedOutIn(var region) -> regions.fullName(region) + "可以办";
                  case Why.InTheGuide(var text) -> "办事指南里有：" + text;
                });
  }
}
