package org.tongban.application.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;

/** What holds for all {@link PaperTemplateStore}s. */
public abstract class PaperTemplateStoreContract {
  /** The store under test. */
  protected abstract PaperTemplateStore store();

  /** The transactions its calls join. */
  protected abstract Transactions transactions();

  private PaperTemplate next(PaperKind kind, String body) {
    var latest = transactions().inTransaction(() -> store().current(kind));
    var next =
        new PaperTemplate(
            kind,
            latest.version() + 1,
            "新标题",
            body,
            Instant.parse("2026-03-02T01:02:03.123456Z"),
            new ActorId(SamplePapers.id()),
            Optional.of(new ActorId(SamplePapers.id())));
    transactions().run(() -> store().add(next));
    return next;
  }

  @Test
  void beginsWithTheStandardOnes() {
    assertThat(transactions().inTransaction(() -> store().find(PaperKind.LAPSE, 1)))
        .contains(StandardPaperTemplates.of(PaperKind.LAPSE));
    assertThat(transactions().inTransaction(() -> store().current()))
        .extracting(PaperTemplate::kind)
        .containsExactly(PaperKind.values());
  }

  @Test
  void keepsEveryVersionAsItIs() {
    var before = transactions().inTransaction(() -> store().current(PaperKind.REFUSAL));
    var second = next(PaperKind.REFUSAL, "~ {{applicant}}：\n不予受理。\n");
    var third = next(PaperKind.REFUSAL, "长".repeat(PaperTemplate.LONGEST_BODY));
    assertThat(transactions().inTransaction(() -> store().current(PaperKind.REFUSAL)))
        .isEqualTo(third);
    assertThat(transactions().inTransaction(() -> store().latest(PaperKind.REFUSAL, 3)))
        .containsExactly(third, second, before);
    assertThat(transactions().inTransaction(() -> store().latest(PaperKind.REFUSAL, 1)))
        .containsExactly(third);
    assertThat(
            transactions()
                .inTransaction(() -> store().find(PaperKind.REFUSAL, third.version() + 1)))
        .isEmpty();
    assertThat(transactions().inTransaction(() -> store().current())).contains(third);
  }

  @Test
  void takesAVersionOnce() {
    var second = next(PaperKind.EXTENSION, "延期。");
    assertThatThrownBy(() -> transactions().run(() -> store().add(second)))
        .isInstanceOf(StaleVersionException.class);
  }
}
