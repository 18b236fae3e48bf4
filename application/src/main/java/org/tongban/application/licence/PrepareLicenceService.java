package org.tongban.application.licence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.delivery.DeliveryChoice;

/** Leaves it to an effect, so that neither a missing key nor a slow one holds the case up. */
@Singleton
public final class PrepareLicenceService implements PrepareLicence {
  private final Outbox outbox;

  @Inject
  public PrepareLicenceService(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void prepare(CaseFile file) {
    if (file.outcome().filter(Outcome.APPROVED::equals).isPresent()
        && file.delivery() instanceof DeliveryChoice.Electronic
        && !file.papers().isEmpty()) {
      outbox.add(MakeLicence.effect(file.id()));
    }
  }
}
