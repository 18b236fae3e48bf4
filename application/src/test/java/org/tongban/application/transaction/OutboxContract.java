package org.tongban.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Outbox.Effect;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link Outbox}. */
public abstract class OutboxContract {
  /** The outbox under test. */
  protected abstract Outbox outbox();

  /** The transactions it joins. */
  protected abstract Transactions transactions();

  /** A registered subject. */
  protected abstract SubjectId newSubject();

  /** The effects of that kind that were committed, in any order. */
  protected abstract List<Effect> committed(String kind);

  @Test
  void keepsAnEffectOnce() {
    var effect =
        new Effect("sms", "once", Optional.of(newSubject()), Map.of("phone", "15400000001"));
    var nobodys = new Effect("sms", "other", Optional.empty(), Map.of());
    transactions()
        .run(
            () -> {
              outbox().add(effect);
              outbox().add(nobodys);
            });
    transactions().run(() -> outbox().add(effect));
    assertThat(committed("sms")).containsExactlyInAnyOrder(effect, nobodys);
  }

  @Test
  void forgetsWhatWasRolledBack() {
    var effect = new Effect("mail", UUID.randomUUID().toString(), Optional.empty(), Map.of());
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          outbox().add(effect);
                          throw new StaleVersionException("test");
                        }))
        .isInstanceOf(StaleVersionException.class);
    assertThat(committed("mail")).isEmpty();
  }
}
