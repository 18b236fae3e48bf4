package org.tongban.application.item;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.SortedPages;

/** The feed of an {@link InMemoryReferenceStore}. */
public final class InMemoryCatalogueFeed implements CatalogueFeed {
  private final InMemoryReferenceStore store;

  public InMemoryCatalogueFeed(InMemoryReferenceStore store) {
    this.store = store;
  }

  private static String key(Line line) {
    return line.version().ref().code() + "/" + "%09d".formatted(line.version().ref().version());
  }

  private static boolean open(Line line, LocalDate day) {
    return line.version()
        .until()
        .map(until -> until.isAfter(day) && until.isAfter(line.version().from()))
        .orElse(true);
  }

  @Override
  public Page<Line> versions(LocalDate day, Page.Request page) {
    return SortedPages.of(
        store.codes().stream()
            .flatMap(code -> store.versions(code).stream())
            .map(version -> new Line(version, store.read(version.ref()).orElseThrow().authority()))
            .filter(line -> open(line, day))
            .sorted(Comparator.comparing(InMemoryCatalogueFeed::key))
            .toList(),
        page,
        InMemoryCatalogueFeed::key);
  }

  @Override
  public List<Change> changes(long after, int limit) {
    return store.changes().stream()
        .filter(change -> change.sequence() > after)
        .limit(limit)
        .toList();
  }

  @Override
  public long latest() {
    return store.changes().size();
  }
}
