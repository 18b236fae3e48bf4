package org.tongban.application.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.ImplementationCode;

/** The history in memory, for tests; one page holds it all. */
public final class InMemoryCatalogueHistory implements CatalogueHistory {
  private final List<Entry> entries = new ArrayList<>();

  @Override
  public synchronized void add(Entry entry) {
    entries.add(entry);
  }

  @Override
  public synchronized Page<Entry> list(ImplementationCode code, Page.Request page) {
    return new Page<>(
        entries.reversed().stream().filter(entry -> entry.code().equals(code)).toList(),
        Optional.empty());
  }
}
