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
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.CatalogueFeed;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.SortedPages;
import org.tongban.domain.item.BusinessCode;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.ServiceItem;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PublicAnswers;
import org.tongban.web.api.Times;

/**
 * The catalogue for machines. Take everything once, and then follow the changes after the {@code
 * sequence} that the first page named: each says what to read again, and none is missed.
 */
@Controller("/api/v1/catalogue")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "catalogue")
class CatalogueFeedController {
  private static final String VERSIONS = "v.";

  private final Catalogue catalogue;
  private final CatalogueFeed feed;
  private final PublicAnswers answers;
  private final Clock clock;

  CatalogueFeedController(
      Catalogue catalogue, CatalogueFeed feed, PublicAnswers answers, Clock clock) {
    this.catalogue = catalogue;
    this.feed = feed;
    this.answers = answers;
    this.clock = clock;
  }

  /** All items, and then all published versions that have not ended; follow {@code next}. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FeedPage.class)))
  HttpResponse<?> all(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var wanted = Inputs.page(cursor, limit);
    var latest = feed.latest();
    var inVersions = wanted.after().filter(text -> text.startsWith(VERSIONS));
    if (inVersions.isPresent()) {
      var after =
          Optional.of(inVersions.get().substring(VERSIONS.length()))
              .filter(text -> !text.isEmpty());
      var page =
          feed.versions(
              LocalDate.ofInstant(clock.instant(), Times.ZONE),
              new Page.Request(after, wanted.limit()));
      return answers.ok(
          request,
          new FeedPage(
              page.items().stream().map(this::line).toList(),
              page.next().map(next -> VERSIONS + next),
              latest));
    }
    var page = SortedPages.of(catalogue.items(), wanted, item -> item.code().value());
    return answers.ok(
        request,
        new FeedPage(
            page.items().stream().map(CatalogueFeedController::line).toList(),
            page.next().or(() -> Optional.of(VERSIONS)),
            latest));
  }

  private static FeedLine line(ServiceItem item) {
    return new FeedLine(
        FeedKind.ITEM,
        item.code().value(),
        item.name(),
        Optional.of(item.type()),
        Optional.of(item.department()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private FeedLine line(CatalogueFeed.Line line) {
    var version = line.version();
    var code = version.ref().code();
    return new FeedLine(
        FeedKind.IMPLEMENTATION,
        code.item().value(),
        catalogue.item(code.item()).map(ServiceItem::name).orElse(""),
        Optional.empty(),
        Optional.empty(),
        Optional.of(code.value()),
        Optional.of(BusinessCode.of(code, 1).value()),
        Optional.of(version.ref().version()),
        Optional.of(line.authority().value()),
        Optional.of(version.from()),
        version.until());
  }

  /**
   * What changed after the change with the sequence {@code after} (0: from the beginning), in
   * order. Ask again with the sequence of the last one; where nothing comes, nothing changed.
   */
  @Get("/changes")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ChangePage.class)))
  HttpResponse<?> changes(
      HttpRequest<?> request,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue Integer limit) {
    var inputs = new Inputs();
    var since = inputs.optional("after", after, CatalogueFeedController::sequence).orElse(0L);
    inputs.check();
    var wanted = Inputs.page(null, limit);
    var found = feed.changes(since, wanted.limit());
    return answers.ok(
        request,
        new ChangePage(
            found.stream().map(ChangeResponse::of).toList(),
            found.size() < wanted.limit()
                ? Optional.empty()
                : Optional.of(Long.toString(found.getLast().sequence()))));
  }

  private static long sequence(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("应为上一次得到的 sequence，是不小于 0 的整数。");
    }
    return Long.parseLong(text);
  }

  /** What a line is. */
  enum FeedKind {
    ITEM,
    IMPLEMENTATION
  }

  /**
   * An item, or a version of an implementation.
   *
   * @param effectiveFrom the first day in force; may lie in the future
   * @param effectiveTo the day from which on it is not in force any more, where it is known
   */
  @Serdeable
  record FeedLine(
      FeedKind kind,
      String item,
      String name,
      Optional<ItemType> type,
      Optional<String> department,
      Optional<String> implementation,
      Optional<String> businessCode,
      Optional<Integer> version,
      Optional<String> authority,
      Optional<LocalDate> effectiveFrom,
      Optional<LocalDate> effectiveTo) {}

  /**
   * A part of the catalogue.
   *
   * @param sequence of the last change when the part was read; follow the changes after that of the
   *     first part
   */
  @Serdeable
  record FeedPage(List<FeedLine> items, Optional<String> next, long sequence) {}

  /**
   * A change.
   *
   * @param effectiveOn the day from which on it holds
   */
  @Serdeable
  record ChangeResponse(
      long sequence,
      CatalogueFeed.Kind kind,
      String item,
      Optional<String> implementation,
      Optional<Integer> version,
      Optional<LocalDate> effectiveOn,
      OffsetDateTime changedAt) {
    static ChangeResponse of(CatalogueFeed.Change change) {
      return new ChangeResponse(
          change.sequence(),
          change.kind(),
          change.item().value(),
          change.code().map(Object::toString),
          change.version(),
          change.effectiveOn(),
          Times.of(change.at()));
    }
  }

  /** Changes; {@code next} is the {@code after} of the next part. */
  @Serdeable
  record ChangePage(List<ChangeResponse> items, Optional<String> next) {}
}
