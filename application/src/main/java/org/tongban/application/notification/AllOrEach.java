package org.tongban.application.notification;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tongban.application.transaction.Together;

/**
 * Work for many notices at once in one transaction. If it fails for several it is tried for each
 * alone, so that none fails for another's sake.
 */
final class AllOrEach<T, R> {
  private static final int MOST = 64;

  private final Function<List<T>, List<R>> work;
  private final Together<T, Supplier<R>> together = new Together<>(1, MOST, this::answers);

  /**
   * @param work gives one answer for each, in their order
   */
  AllOrEach(Function<List<T>, List<R>> work) {
    this.work = work;
  }

  /**
   * The answer to one.
   *
   * @throws RuntimeException what the work threw for it alone
   */
  R answer(T asked) {
    return together.ask(this, asked).get();
  }

  private List<Supplier<R>> answers(List<T> asked) {
    try {
      return work.apply(asked).stream().map(AllOrEach::given).toList();
    } catch (RuntimeException e) {
      return asked.size() == 1
          ? List.of(
              () -> {
                throw e;
              })
          : asked.stream().flatMap(one -> answers(List.of(one)).stream()).toList();
    }
  }

  private static <R> Supplier<R> given(R answer) {
    return () -> answer;
  }
}
