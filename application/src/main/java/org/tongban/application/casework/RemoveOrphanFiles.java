package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.tongban.application.licence.LicenceStore;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;

/**
 * Removes uploaded papers that no draft and no case names two days after their upload: those of
 * discarded drafts, and those of uploads that were given up on the way. Likewise the files of
 * licences that were kept and never named, because the instance that made them died. A bounded
 * portion each time.
 */
@Singleton
public final class RemoveOrphanFiles implements RecurringWork {
  /** How long an upload may stay without being named, as people finish forms over days. */
  static final Duration UNNAMED = Duration.ofHours(48);

  private static final int PORTION = 200;

  private final Transactions transactions;
  private final MaterialFiles files;
  private final FileVault vault;
  private final DraftStore drafts;
  private final CaseStore cases;
  private final LicenceStore licences;
  private final Clock clock;

  @Inject
  public RemoveOrphanFiles(
      Transactions transactions,
      MaterialFiles files,
      FileVault vault,
      DraftStore drafts,
      CaseStore cases,
      LicenceStore licences,
      Clock clock) {
    this.transactions = transactions;
    this.files = files;
    this.vault = vault;
    this.drafts = drafts;
    this.cases = cases;
    this.licences = licences;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "remove-orphan-files";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  /** What goes wrong with one file does not keep the others from being looked at. */
  @Override
  public void run() {
    var now = clock.instant();
    var failures = new IllegalStateException("Some files could not be looked at");
    for (var id : transactions.inTransaction(() -> files.look(now.minus(UNNAMED), now, PORTION))) {
      try {
        look(id);
      } catch (RuntimeException e) {
        failures.addSuppressed(e);
      }
    }
    for (var begun :
        transactions.inTransaction(() -> licences.begunBefore(now.minus(UNNAMED), PORTION))) {
      try {
        look(begun);
      } catch (RuntimeException e) {
        failures.addSuppressed(e);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }

  private void look(UUID id) {
    var orphan =
        transactions.inTransaction(() -> files.find(id).filter(file -> isOrphan(file)).isPresent());
    if (orphan) {
      // The bytes first: a row without bytes is found again, bytes without a row never are.
      vault.delete(id);
      transactions.run(() -> files.remove(id));
    }
  }

  private void look(LicenceStore.BegunFile begun) {
    var named =
        transactions
            .inTransaction(() -> licences.find(begun.licence()))
            .flatMap(stored -> stored.licence().files())
            .filter(files -> List.of(files.pdf(), files.ofd()).contains(begun.file()))
            .isPresent();
    if (!named) {
      vault.delete(begun.file());
    }
    transactions.run(() -> licences.settle(begun.file()));
  }

  private boolean isOrphan(MaterialFile file) {
    var draft = drafts.find(file.caseId(), new ActorId(file.subject().value()));
    if (draft.isPresent()) {
      return !MaterialService.named(draft.get().materials()).contains(file.id());
    }
    var ledger = cases.find(file.caseId());
    if (ledger.isEmpty()) {
      return true;
    }
    if (MaterialService.named(ledger.get()).contains(file.id())) {
      files.settle(file.id());
      return false;
    }
    return !MaterialService.waitsForMaterials(ledger.get().file());
  }
}
