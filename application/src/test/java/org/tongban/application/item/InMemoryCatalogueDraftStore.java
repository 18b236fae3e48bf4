package org.tongban.application.item;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.SortedPages;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;

/** Drafts in memory, for tests. */
public final class InMemoryCatalogueDraftStore implements CatalogueDraftStore {
  private final Map<UUID, CatalogueDraft> drafts = new LinkedHashMap<>();

  @Override
  public synchronized Optional<CatalogueDraft> find(UUID id) {
    return Optional.ofNullable(drafts.get(id));
  }

  @Override
  public synchronized Optional<CatalogueDraft> findOpen(BasicCode item, UnitCode authority) {
    return drafts.values().stream()
        .filter(draft -> draft.state().open())
        .filter(draft -> draft.item().equals(item) && draft.authority().equals(authority))
        .findFirst();
  }

  @Override
  public synchronized Page<CatalogueDraft> listOpen(
      Collection<UnitCode> authorities, Page.Request page) {
    return SortedPages.of(
        drafts.values().stream()
            .filter(draft -> draft.state().open())
            .filter(draft -> authorities.contains(draft.authority()))
            .sorted(Comparator.comparing(draft -> draft.id().toString()))
            .toList(),
        page,
        draft -> draft.id().toString());
  }

  @Override
  public synchronized void add(CatalogueDraft draft) {
    if (findOpen(draft.item(), draft.authority()).isPresent()) {
      throw new StaleVersionException("catalogue draft");
    }
    drafts.put(draft.id(), draft);
  }

  @Override
  public synchronized CatalogueDraft replace(CatalogueDraft changed) {
    if (drafts.get(changed.id()).version() != changed.version()) {
      throw new StaleVersionException("catalogue draft");
    }
    var next =
        new CatalogueDraft(
            changed.id(),
            changed.item(),
            changed.authority(),
            changed.state(),
            changed.base(),
            changed.rows(),
            changed.editors(),
            changed.submittedBy(),
            changed.remark(),
            changed.changedAt(),
            changed.version() + 1);
    drafts.put(next.id(), next);
    return next;
  }
}
