package org.tongban.web.portal.item;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ItemSearch;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.QuestionCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Pages;

/** What many people ask. */
@Hidden
@Controller("/questions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class QuestionController {
  private static final int LISTED = 50;

  private final Pages pages;
  private final ItemSearch search;
  private final Catalogue catalogue;

  QuestionController(Pages pages, ItemSearch search, Catalogue catalogue) {
    this.pages = pages;
    this.search = search;
    this.catalogue = catalogue;
  }

  @Get
  HttpResponse<?> questions(HttpRequest<?> request, @Nullable @QueryValue String after) {
    return pages.show(
        request,
        "item/questions",
        Map.of(
            "found",
            search.questions(
                "",
                new Page.Request(
                    Optional.ofNullable(after).filter(text -> !text.isEmpty()), LISTED))));
  }

  @Get("/{code}")
  HttpResponse<?> question(HttpRequest<?> request, String code) {
    var question =
        search.question(Inputs.code(code, QuestionCode::new)).orElseThrow(Inputs::absent);
    return pages.show(
        request,
        "item/question",
        Map.of(
            "question",
            question,
            "items",
            question.items().stream()
                .flatMap(name -> catalogue.itemNamed(name).stream())
                .toList()));
  }
}
