package org.tongban.application.paper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.paper.PaperKind;

/** Leaves them to effects, so that neither a missing font nor a slow press holds the case up. */
@Singleton
public final class PreparePapersService implements PreparePapers {
  private final Outbox outbox;

  @Inject
  public PreparePapersService(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void prepare(List<CaseEvent> events) {
    events.stream()
        .filter(event -> PaperKind.of(event.fact()).isPresent())
        .forEach(event -> outbox.add(MakePapers.effect(event)));
  }
}
