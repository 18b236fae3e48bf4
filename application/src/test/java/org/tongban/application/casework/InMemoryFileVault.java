package org.tongban.application.casework;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tongban.domain.person.SubjectId;

/** Uploaded papers in memory. */
public final class InMemoryFileVault implements FileVault {
  private record Kept(SubjectId subject, byte[] content) {}

  private final Map<UUID, Kept> all = new ConcurrentHashMap<>();

  @Override
  public void put(UUID id, SubjectId subject, byte[] content) {
    all.put(id, new Kept(subject, content.clone()));
  }

  @Override
  public Optional<byte[]> read(UUID id, SubjectId subject) {
    return Optional.ofNullable(all.get(id))
        .map(
            kept -> {
              if (!kept.subject().equals(subject)) {
                throw new IllegalStateException("Another subject's file: " + id);
              }
              return kept.content().clone();
            });
  }

  @Override
  public void delete(UUID id) {
    all.remove(id);
  }
}
