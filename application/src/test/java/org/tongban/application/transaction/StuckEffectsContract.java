package org.tongban.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StuckEffects.Stuck;

/** What holds for every {@link StuckEffects}. */
public abstract class StuckEffectsContract {
  /** The effects under test. */
  protected abstract StuckEffects stuck();

  /** Has an effect fail for good: it was tried once, and its handler said why. */
  protected abstract void fail(String kind, String reference, String why);

  /** Whether the effect is to be tried. */
  protected abstract boolean isDue(String kind, String reference);

  private final String kind = "k" + UUID.randomUUID().toString().substring(0, 8);

  private List<Stuck> all(int portion) {
    var all = new ArrayList<Stuck>();
    Optional<String> after = Optional.empty();
    do {
      var page = stuck().list(new Page.Request(after, portion));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(portion);
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all.stream().filter(effect -> effect.kind().equals(kind)).toList();
  }

  @Test
  void areListedTheOldestFirstAPageAtATime() {
    for (var reference : List.of("a", "b", "c", "d", "e")) {
      fail(kind, reference, "why " + reference);
    }
    for (int portion : List.of(1, 2, 100)) {
      assertThat(all(portion))
          .extracting(Stuck::reference)
          .containsExactly("a", "b", "c", "d", "e");
    }
    assertThat(all(100).getFirst())
        .satisfies(
            effect -> {
              assertThat(effect.why()).isEqualTo("why a");
              assertThat(effect.attempts()).isEqualTo(1);
              assertThat(effect.addedAt()).isNotNull();
            });
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    assertThatThrownBy(() -> stuck().list(new Page.Request(Optional.of("nonsense"), 5)))
        .isInstanceOf(Page.BadCursorException.class);
  }

  @Test
  void areTriedAgainOnceWhenAsked() {
    fail(kind, "x", "away");
    fail(kind, "y", "away");
    assertThat(isDue(kind, "x")).isFalse();
    assertThat(stuck().tryAgain(kind, "x")).isTrue();
    assertThat(isDue(kind, "x")).isTrue();
    assertThat(all(100)).extracting(Stuck::reference).containsExactly("y");
    assertThat(stuck().tryAgain(kind, "x")).isFalse();
    assertThat(stuck().tryAgain(kind, "unknown")).isFalse();
    assertThat(stuck().tryAgain("unknown", "y")).isFalse();
    assertThat(isDue(kind, "y")).isFalse();
  }
}
