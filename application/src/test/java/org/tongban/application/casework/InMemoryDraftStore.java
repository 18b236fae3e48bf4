package org.tongban.application.casework;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;

/** Drafts in memory. */
public final class InMemoryDraftStore implements DraftStore {
  private final InMemoryTransactions transactions;
  private final Map<CaseId, Draft> drafts = new LinkedHashMap<>();

  /** Rolls back with these transactions. */
  public InMemoryDraftStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public synchronized Optional<Draft> find(CaseId id, ActorId actor) {
    return Optional.ofNullable(drafts.get(id)).filter(draft -> isOf(draft, actor));
  }

  @Override
  public synchronized List<Draft> of(ActorId actor) {
    return drafts.values().stream()
        .filter(draft -> isOf(draft, actor))
        .sorted(
            Comparator.comparing(Draft::changedAt)
                .thenComparing(draft -> draft.id().toString())
                .reversed())
        .toList();
  }

  private static boolean isOf(Draft draft, ActorId actor) {
    return draft.openedBy().equals(actor) || draft.applicant().value().equals(actor.value());
  }

  @Override
  public synchronized void add(Draft draft) {
    put(draft.id(), at(draft, 1));
  }

  @Override
  public synchronized Draft replace(Draft changed) {
    requireVersion(changed.id(), changed.applicant(), changed.version());
    var next = at(changed, changed.version() + 1);
    put(next.id(), next);
    return next;
  }

  @Override
  public synchronized void remove(CaseId id, SubjectId applicant, int version) {
    if (drafts.containsKey(id) && drafts.get(id).applicant().equals(applicant)) {
      requireVersion(id, applicant, version);
      put(id, null);
    }
  }

  private void requireVersion(CaseId id, SubjectId applicant, int version) {
    var stored = drafts.get(id);
    if (stored == null || !stored.applicant().equals(applicant) || stored.version() != version) {
      throw new StaleVersionException("Draft " + id);
    }
  }

  private void put(CaseId id, Draft draft) {
    var old = draft == null ? drafts.remove(id) : drafts.put(id, draft);
    transactions.onRollback(() -> restore(id, old));
  }

  private synchronized void restore(CaseId id, Draft old) {
    if (old == null) {
      drafts.remove(id);
    } else {
      drafts.put(id, old);
    }
  }

  private static Draft at(Draft draft, int version) {
    return new Draft(
        draft.id(),
        draft.applicant(),
        draft.openedBy(),
        draft.mandate(),
        draft.implementation(),
        draft.itemName(),
        draft.answers(),
        draft.materials(),
        draft.way(),
        draft.delivery(),
        draft.changedAt(),
        version,
        draft.prefilled());
  }
}
