package org.tongban.application.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.domain.casework.CaseId;

/** What is known about uploaded papers, in memory. */
public final class InMemoryMaterialFiles implements MaterialFiles {
  private record Kept(MaterialFile file, boolean settled, Instant checkedAt) {}

  private final Map<UUID, Kept> all = new LinkedHashMap<>();

  @Override
  public synchronized Optional<MaterialFile> find(UUID id) {
    return Optional.ofNullable(all.get(id)).map(Kept::file);
  }

  @Override
  public synchronized List<MaterialFile> of(CaseId id) {
    return all.values().stream()
        .map(Kept::file)
        .filter(file -> file.caseId().equals(id))
        .sorted(Comparator.comparing(MaterialFile::uploadedAt))
        .toList();
  }

  @Override
  public synchronized Map<UUID, String> codes(CaseId id) {
    return of(id).stream().collect(Collectors.toMap(MaterialFile::id, MaterialFile::code));
  }

  @Override
  public synchronized void add(MaterialFile file) {
    all.put(file.id(), new Kept(file, false, file.uploadedAt()));
  }

  @Override
  public synchronized void remove(UUID id) {
    all.remove(id);
  }

  @Override
  public synchronized void settle(UUID id) {
    all.computeIfPresent(id, (_, kept) -> new Kept(kept.file(), true, kept.checkedAt()));
  }

  @Override
  public synchronized List<UUID> look(Instant before, Instant now, int limit) {
    var ids =
        all.values().stream()
            .filter(kept -> !kept.settled() && kept.checkedAt().isBefore(before))
            .sorted(Comparator.comparing(Kept::checkedAt))
            .limit(limit)
            .map(kept -> kept.file().id())
            .toList();
    ids.forEach(id -> all.computeIfPresent(id, (_, kept) -> new Kept(kept.file(), false, now)));
    return ids;
  }
}
