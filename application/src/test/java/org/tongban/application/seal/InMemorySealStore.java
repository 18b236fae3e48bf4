package org.tongban.application.seal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;

/** Seals in memory. */
public final class InMemorySealStore implements SealStore {
  private final InMemoryTable<SealId, Stored> rows;
  private final InMemoryTable<SealId, byte[]> pictures;

  /** None yet. */
  public InMemorySealStore(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
    pictures = new InMemoryTable<>(transactions);
  }

  @Override
  public void add(Seal seal, Optional<byte[]> picture) {
    var id = seal.registration().id();
    if (seal.registration().drawn() != picture.isEmpty()) {
      throw new IllegalArgumentException("A seal is drawn or has a picture: " + id);
    }
    if (rows.get(id).isPresent()) {
      throw new StaleVersionException("seal " + id);
    }
    rows.put(id, new Stored(seal, 1));
    picture.ifPresent(png -> pictures.put(id, png.clone()));
  }

  @Override
  public void addDrawn(List<? extends Seal> seals) {
    seals.forEach(seal -> add(seal, Optional.empty()));
  }

  @Override
  public Optional<Stored> find(SealId id) {
    return rows.get(id);
  }

  @Override
  public Optional<byte[]> picture(SealId id) {
    return pictures.get(id).map(byte[]::clone);
  }

  @Override
  public Page<Stored> list(Filter filter, Page.Request page) {
    var after = page.after().map(InMemorySealStore::read);
    var found =
        rows.all()
            .filter(
                stored ->
                    filter
                        .units()
                        .map(some -> some.contains(stored.seal().registration().unit()))
                        .orElse(true))
            .filter(
                stored -> filter.state().map(state -> state == stored.seal().state()).orElse(true))
            .filter(stored -> after.map(last -> order(id(stored), last) < 0).orElse(true))
            .sorted(Comparator.comparing(InMemorySealStore::id, (a, b) -> order(b, a)))
            .limit(page.limit() + 1L)
            .toList();
    return found.size() <= page.limit()
        ? new Page<>(found, Optional.empty())
        : new Page<>(
            found.subList(0, page.limit()),
            Optional.of(id(found.get(page.limit() - 1)).toString()));
  }

  private static UUID id(Stored stored) {
    return stored.seal().registration().id().value();
  }

  /** As their bytes are ordered. */
  private static int order(UUID one, UUID other) {
    return one.toString().compareTo(other.toString());
  }

  private static UUID read(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw new Page.BadCursorException();
    }
  }

  @Override
  public List<Seal> holding(UnitCode unit, LocalDate day) {
    return rows.all()
        .map(Stored::seal)
        .filter(seal -> seal.registration().unit().equals(unit) && seal.holds(day))
        .toList();
  }

  @Override
  public Set<UnitCode> unitsWithSeal(LocalDate day) {
    return rows.all()
        .map(Stored::seal)
        .filter(seal -> seal.holds(day))
        .map(seal -> seal.registration().unit())
        .collect(Collectors.toSet());
  }

  @Override
  public void replace(Seal changed, int version) {
    var id = changed.registration().id();
    if (rows.get(id).filter(stored -> stored.version() == version).isEmpty()) {
      throw new StaleVersionException("seal " + id);
    }
    rows.put(id, new Stored(changed, version + 1));
  }
}
