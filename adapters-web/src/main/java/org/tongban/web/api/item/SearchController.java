package org.tongban.web.api.item;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.item.ItemSearch.Facets;
import org.tongban.application.item.ItemSearch.Hit;
import org.tongban.application.item.ItemSearch.Piece;
import org.tongban.application.item.ItemSearch.Query;
import org.tongban.application.item.ItemSearch.Why;
import org.tongban.application.item.ItemSearch.Zone;
import org.tongban.application.place.Places;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.CommonQuestion;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.QuestionCode;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.Region;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.RegionTree;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PublicAnswers;

/** Finding items and questions by everyday words. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "items")
class SearchController {
  private static final int SUGGESTIONS = 8;

  private final ItemSearch search;
  private final Catalogue catalogue;
  private final Places places;
  private final PublicAnswers answers;

  SearchController(ItemSearch search, Catalogue catalogue, Places places, PublicAnswers answers) {
    this.search = search;
    this.catalogue = catalogue;
    this.places = places;
    this.answers = answers;
  }

  /**
   * Searches items by everyday words, pinyin or initials; without words, lists them by code. Zone,
   * region, mode and channel hold of one and the same implementation.
   */
  @Get("/items")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ItemPage.class)))
  HttpResponse<?> items(
      HttpRequest<?> request,
      @Nullable @QueryValue String q,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit,
      @Nullable @QueryValue String region,
      @Nullable @QueryValue String zone,
      @Nullable @QueryValue String subject,
      @Nullable @QueryValue String type,
      @Nullable @QueryValue String mode,
      @Nullable @QueryValue String channel) {
    var inputs = new Inputs();
    var words = inputs.optionalText("q", q, ItemSearch.MOST_CHARACTERS);
    var filters = new SearchFilters(region, zone, subject, type, mode, channel).read(inputs);
    inputs.check();
    var found = search.search(new Query(words, filters, Inputs.page(cursor, limit)));
    var regions = places.organisation().regions();
    return answers.ok(
        request,
        new ItemPage(
            found.hits().items().stream().map(hit -> ItemLine.of(hit, regions)).toList(),
            found.hits().next(),
            found.total(),
            found.truncated(),
            found.place().map(RegionCode::value),
            found.didYouMean(),
            FacetCounts.of(found.facets(), regions)));
  }

  /** What a person may be about to type: names of items, and everyday words for them. */
  @Get("/items/suggestions")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SuggestionList.class)))
  HttpResponse<?> suggestions(
      HttpRequest<?> request, @Nullable @QueryValue String q, @Nullable @QueryValue Integer limit) {
    var inputs = new Inputs();
    var beginning = inputs.optionalText("q", q, ItemSearch.MOST_CHARACTERS);
    if (limit != null && (limit < 1 || limit > ItemSearch.MOST_SUGGESTIONS)) {
      inputs.wrong("limit", "数量应为 1 至 " + ItemSearch.MOST_SUGGESTIONS + "。");
    }
    inputs.check();
    return answers.ok(
        request,
        new SuggestionList(
            search.suggest(beginning, limit == null ? SUGGESTIONS : limit).stream()
                .map(one -> new SuggestionLine(one.text(), one.item().map(BasicCode::value)))
                .toList()));
  }

  /** The questions that resemble the words; without words, all by code. */
  @Get("/questions")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = QuestionPage.class)))
  HttpResponse<?> questions(
      HttpRequest<?> request,
      @Nullable @QueryValue String q,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var inputs = new Inputs();
    var words = inputs.optionalText("q", q, ItemSearch.MOST_CHARACTERS);
    inputs.check();
    var page = search.questions(words, Inputs.page(cursor, limit));
    return answers.ok(
        request, new QuestionPage(page.items().stream().map(this::line).toList(), page.next()));
  }

  /** A question with its answer. */
  @Get("/questions/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = QuestionLine.class)))
  HttpResponse<?> question(HttpRequest<?> request, String id) {
    var question =
        search.question(Inputs.code(id, QuestionCode::new)).orElseThrow(() -> Inputs.absent());
    return answers.ok(request, line(question));
  }

  private QuestionLine line(CommonQuestion question) {
    return new QuestionLine(
        question.code().value(),
        question.question(),
        question.answer(),
        question.items().stream()
            .flatMap(name -> catalogue.itemNamed(name).stream())
            .map(item -> new NamedItem(item.code().value(), item.name()))
            .toList());
  }

  /**
   * A line of the list of items.
   *
   * @param pieces the name in pieces, those that answer the words marked
   */
  @Serdeable
  record ItemLine(
      String code,
      String name,
      ItemType type,
      String typeName,
      String department,
      SubjectKind subject,
      Optional<HandlingMode> crossProvince,
      int implementations,
      List<NamePiece> pieces,
      Optional<Reason> why) {
    static ItemLine of(Hit hit, RegionTree regions) {
      var item = hit.item();
      return new ItemLine(
          item.code().value(),
          item.name(),
          item.type(),
          item.type().label(),
          item.department(),
          item.subject(),
          item.crossProvince(),
          hit.implementations(),
          hit.name().stream().map(NamePiece::of).toList(),
          hit.why().map(why -> Reason.of(why, regions)));
    }
  }

  /** A part of a name. */
  @Serdeable
  record NamePiece(String text, boolean marked) {
    static NamePiece of(Piece piece) {
      return new NamePiece(piece.text(), piece.marked());
    }
  }

  /** What else than the name made an item be found. */
  @Serdeable
  record Reason(ReasonKind kind, String text) {
    static Reason of(Why why, RegionTree regions) {
      return switch (why) {
        case Why.AlsoCalled(var words) -> new Reason(ReasonKind.ALSO_CALLED, words);
        case Why.CarriedOutIn(var region) ->
            new Reason(ReasonKind.CARRIED_OUT_IN, regions.fullName(region));
        case Why.InTheGuide(var text) -> new Reason(ReasonKind.IN_THE_GUIDE, text);
      };
    }
  }

  /** Which reason it is. */
  enum ReasonKind {
    ALSO_CALLED,
    CARRIED_OUT_IN,
    IN_THE_GUIDE
  }

  /**
   * A part of the list of items.
   *
   * @param total how many were found
   * @param truncated whether even more were not looked at
   * @param place the region that the words name
   * @param didYouMean the words with likely typing mistakes put right
   */
  @Serdeable
  record ItemPage(
      List<ItemLine> items,
      Optional<String> next,
      int total,
      boolean truncated,
      Optional<String> place,
      Optional<String> didYouMean,
      FacetCounts facets) {}

  /** How many items each value of a filter would leave. */
  @Serdeable
  record FacetCounts(
      List<FacetCount> zone,
      List<FacetCount> region,
      List<FacetCount> subject,
      List<FacetCount> type,
      List<FacetCount> mode,
      List<FacetCount> channel) {
    static FacetCounts of(Facets facets, RegionTree regions) {
      return new FacetCounts(
          counts(facets.zones(), Zone::name, Zone::label),
          counts(
              facets.regions(),
              RegionCode::value,
              code -> regions.find(code).map(Region::name).orElse(code.value())),
          counts(facets.subjects(), SubjectKind::name, SubjectKind::label),
          counts(facets.types(), ItemType::name, ItemType::label),
          counts(facets.modes(), HandlingMode::name, HandlingMode::label),
          counts(facets.channels(), Channel::name, Channel::label));
    }

    private static <E> List<FacetCount> counts(
        Map<E, Integer> counts, Function<E, String> value, Function<E, String> label) {
      return counts.entrySet().stream()
          .map(
              entry ->
                  new FacetCount(
                      value.apply(entry.getKey()), label.apply(entry.getKey()), entry.getValue()))
          .toList();
    }
  }

  /** A value of a filter. */
  @Serdeable
  record FacetCount(String value, String label, int count) {}

  /** Suggestions, the best first. */
  @Serdeable
  record SuggestionList(List<SuggestionLine> items) {}

  /**
   * A suggestion.
   *
   * @param item the item's code, where the text is its name
   */
  @Serdeable
  record SuggestionLine(String text, Optional<String> item) {}

  /** A part of the list of questions. */
  @Serdeable
  record QuestionPage(List<QuestionLine> items, Optional<String> next) {}

  /** A question with its answer and the items it leads to. */
  @Serdeable
  record QuestionLine(String id, String question, String answer, List<NamedItem> items) {}

  /** An item. */
  @Serdeable
  record NamedItem(String code, String name) {}
}
