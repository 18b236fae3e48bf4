package org.tongban.application.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;
import org.tongban.domain.paper.TemplateProposal;
import org.tongban.domain.paper.TemplateProposal.State;

/** What holds for all {@link TemplateProposalStore}s. */
public abstract class TemplateProposalStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T01:02:03.123456Z");

  /** The store under test. */
  protected abstract TemplateProposalStore store();

  /** The transactions its calls join. */
  protected abstract Transactions transactions();

  private static TemplateProposal proposal(PaperKind kind) {
    var editor = new ActorId(SamplePapers.id());
    var other = new ActorId(SamplePapers.id());
    return new TemplateProposal(
        kind,
        State.IN_REVIEW,
        1,
        "新标题",
        "长".repeat(PaperTemplate.LONGEST_BODY),
        Set.of(editor, other),
        editor,
        "说".repeat(TemplateProposal.LONGEST_REMARK),
        NOW,
        0);
  }

  private TemplateProposal save(TemplateProposal proposal) {
    return transactions().inTransaction(() -> store().save(proposal));
  }

  private Optional<TemplateProposal> find(PaperKind kind) {
    return transactions().reading(() -> store().find(kind));
  }

  @Test
  void keepsOneOfAKindAtAVersion() {
    assertThat(find(PaperKind.SPECIAL_PROCEDURE)).isEmpty();
    var kept = save(proposal(PaperKind.SPECIAL_PROCEDURE));
    assertThat(kept.version()).isEqualTo(1);
    assertThat(find(PaperKind.SPECIAL_PROCEDURE)).contains(kept);
    assertThat(transactions().reading(store()::open)).contains(kept);
    var back = save(kept.in(State.SENT_BACK, "请写清楚", NOW.plusSeconds(1)));
    assertThat(back.version()).isEqualTo(2);
    assertThat(find(PaperKind.SPECIAL_PROCEDURE)).contains(back);
    assertThat(transactions().reading(store()::open)).contains(back);
    save(back.in(State.DISCARDED, "", NOW));
    assertThat(transactions().reading(store()::open))
        .extracting(TemplateProposal::kind)
        .doesNotContain(PaperKind.SPECIAL_PROCEDURE);
  }

  @Test
  void refusesAnotherVersionThanTheOneThatIsKept() {
    var kept = save(proposal(PaperKind.WITHDRAWAL));
    assertThatThrownBy(() -> save(proposal(PaperKind.WITHDRAWAL)))
        .isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(() -> save(kept.at(7))).isInstanceOf(StaleVersionException.class);
    assertThat(find(PaperKind.WITHDRAWAL)).contains(kept);
  }
}
