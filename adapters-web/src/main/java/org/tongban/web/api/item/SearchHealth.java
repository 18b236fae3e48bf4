package org.tongban.web.api.item;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import org.tongban.application.item.ItemSearch;

/** Not ready until the catalogue can be searched: {@code search} of the readiness. */
@Singleton
@Readiness
@Requires(beans = ItemSearch.class)
final class SearchHealth implements HealthIndicator {
  private final ItemSearch search;

  SearchHealth(ItemSearch search) {
    this.search = search;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(
        HealthResult.builder("search", search.ready() ? HealthStatus.UP : HealthStatus.DOWN)
            .build());
  }
}
