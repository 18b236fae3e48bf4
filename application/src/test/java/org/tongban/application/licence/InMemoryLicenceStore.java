package org.tongban.application.licence;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.person.SubjectId;

/** Licences in memory. */
public final class InMemoryLicenceStore implements LicenceStore {
  private final InMemoryTable<LicenceId, Stored> rows;
  private final InMemoryTable<UUID, Begun> begun;

  private record Begun(BegunFile file, Instant at) {}

  /** None yet. */
  public InMemoryLicenceStore(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
    begun = new InMemoryTable<>(transactions);
  }

  @Override
  public void add(Licence licence) {
    var said = licence.particulars();
    var clash =
        rows.all()
            .map(Stored::licence)
            .anyMatch(
                other ->
                    other.id().equals(licence.id())
                        || other.particulars().number().equals(said.number())
                        || other.particulars().caseId().equals(said.caseId())
                            && other.particulars().number().version() == said.number().version());
    if (clash) {
      throw new StaleVersionException("licence " + licence.id());
    }
    rows.put(licence.id(), new Stored(licence, 1));
  }

  @Override
  public Optional<Stored> find(LicenceId id) {
    return rows.get(id);
  }

  @Override
  public Optional<Stored> findByNumber(LicenceNumber number) {
    return rows.all()
        .filter(stored -> stored.licence().particulars().number().equals(number))
        .findFirst();
  }

  @Override
  public List<Stored> ofCase(CaseId caseId) {
    return rows.all()
        .filter(stored -> stored.licence().particulars().caseId().equals(caseId))
        .sorted(Comparator.comparing(stored -> stored.licence().particulars().number().version()))
        .toList();
  }

  @Override
  public Page<Stored> ofHolder(SubjectId holder, Page.Request page) {
    var all =
        rows.all()
            .filter(stored -> stored.licence().particulars().holder().subject().equals(holder))
            .sorted(
                Comparator.comparing((Stored stored) -> stored.licence().id().toString())
                    .reversed())
            .toList();
    int from = page.after().map(cursor -> position(cursor, all)).orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        all.subList(from, to),
        to < all.size()
            ? Optional.of(all.get(to - 1).licence().id().toString())
            : Optional.empty());
  }

  @Override
  public List<Stored> all(Collection<LicenceId> ids) {
    return rows.all().filter(stored -> ids.contains(stored.licence().id())).toList();
  }

  @Override
  public List<Stored> holding(SubjectId holder, Collection<String> types, int limit) {
    return rows.all()
        .filter(stored -> stored.licence().particulars().holder().subject().equals(holder))
        .filter(stored -> types.contains(stored.licence().particulars().number().type()))
        .filter(
            stored ->
                stored.licence() instanceof Licence.InForce
                    || stored.licence() instanceof Licence.Challenged)
        .sorted(
            Comparator.comparing((Stored stored) -> stored.licence().id().toString()).reversed())
        .limit(limit)
        .toList();
  }

  private static int position(String cursor, List<Stored> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).licence().id().toString().equals(cursor)) {
        return i + 1;
      }
    }
    throw new Page.BadCursorException();
  }

  @Override
  public void replace(Licence changed, int version) {
    if (rows.get(changed.id()).filter(stored -> stored.version() == version).isEmpty()) {
      throw new StaleVersionException("licence " + changed.id());
    }
    rows.put(changed.id(), new Stored(changed, version + 1));
  }

  @Override
  public void begin(LicenceId licence, Licence.Files files, Instant at) {
    for (var file : List.of(files.pdf(), files.ofd())) {
      begun.put(file, new Begun(new BegunFile(file, licence), at));
    }
  }

  @Override
  public void settle(UUID file) {
    begun.remove(file);
  }

  @Override
  public List<BegunFile> begunBefore(Instant time, int limit) {
    return begun
        .all()
        .filter(one -> one.at().isBefore(time))
        .sorted(Comparator.comparing(Begun::at))
        .limit(limit)
        .map(Begun::file)
        .toList();
  }
}
