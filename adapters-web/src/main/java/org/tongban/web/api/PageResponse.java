package org.tongban.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.application.transaction.Page;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part; left out at the end
 */
@Serdeable
public record PageResponse<T>(List<T> items, Optional<String> next) {
  public PageResponse {
    items = List.copyOf(items);
  }

  /** The page, with each item as it is shown. */
  public static <T, U> PageResponse<U> of(Page<T> page, Function<? super T, ? extends U> show) {
    var shown = page.<U>map(show);
    return new PageResponse<>(shown.items(), shown.next());
  }

  /** A whole list that is bounded anyway. */
  public static <T, U> PageResponse<U> of(List<T> all, Function<? super T, ? extends U> show) {
    return new PageResponse<>(all.stream().<U>map(show).toList(), Optional.empty());
  }
}
