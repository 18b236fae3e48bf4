package org.tongban.application.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Material;

/**
 * Where it is kept what is known about uploaded papers; names are encrypted under the applicant's
 * key. Calls join the caller's transaction. Every implementation passes {@code
 * MaterialFilesContract}.
 */
public interface MaterialFiles {
  /** The file, or empty. */
  Optional<MaterialFile> find(UUID id);

  /** The files of a draft or case, the earliest first. */
  List<MaterialFile> of(CaseId id);

  /** Which material each file of a draft or case is: the material's code by the file. */
  Map<UUID, String> codes(CaseId id);

  /** The materials whose file was not uploaded to this very draft or case, as that paper. */
  default List<Material> missing(CaseId id, Collection<Material> materials) {
    if (materials.stream().allMatch(material -> material.file().isEmpty())) {
      return List.of();
    }
    return missing(codes(id), materials);
  }

  /** The same, where it is known which material each file is. */
  static List<Material> missing(Map<UUID, String> codes, Collection<Material> materials) {
    return materials.stream()
        .filter(
            material ->
                material.file().map(file -> !material.code().equals(codes.get(file))).orElse(false))
        .toList();
  }

  /** Adds a file that is not settled. */
  void add(MaterialFile file);

  /** Removes it; removing what is not there changes nothing. */
  void remove(UUID id);

  /**
   * Notes that a case's ledger names the file: it stays as long as the case, and nobody looks again
   * whether it is needed.
   */
  void settle(UUID id);

  /**
   * Files that are not settled and were not looked at since, the longest unseen first; they count
   * as looked at now.
   *
   * @param before uploaded, and looked at last, before then
   * @param now when they are looked at
   * @param limit how many at most, 1 to 1000
   */
  List<UUID> look(Instant before, Instant now, int limit);
}
