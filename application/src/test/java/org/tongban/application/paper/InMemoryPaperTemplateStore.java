package org.tongban.application.paper;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;

/** Templates in memory. */
public final class InMemoryPaperTemplateStore implements PaperTemplateStore {
  private record Version(PaperKind kind, int version) {}

  private final InMemoryTable<Version, PaperTemplate> rows;

  /** The standard ones. */
  public InMemoryPaperTemplateStore(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
    transactions.run(() -> StandardPaperTemplates.all().forEach(this::add));
  }

  @Override
  public PaperTemplate current(PaperKind kind) {
    return latest(kind, 1).getFirst();
  }

  @Override
  public Optional<PaperTemplate> find(PaperKind kind, int version) {
    return rows.get(new Version(kind, version));
  }

  @Override
  public List<PaperTemplate> current() {
    return Arrays.stream(PaperKind.values()).map(this::current).toList();
  }

  @Override
  public List<PaperTemplate> latest(PaperKind kind, int limit) {
    return rows.all()
        .filter(template -> template.kind() == kind)
        .sorted(Comparator.comparingInt(PaperTemplate::version).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public void add(PaperTemplate template) {
    var version = new Version(template.kind(), template.version());
    if (rows.get(version).isPresent()) {
      throw new StaleVersionException("template " + version);
    }
    rows.put(version, template);
  }
}
