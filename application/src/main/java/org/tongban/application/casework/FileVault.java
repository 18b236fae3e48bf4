package org.tongban.application.casework;

import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.person.SubjectId;

/**
 * Keeps the bytes of uploaded papers, encrypted under the key of the person they are about. It
 * takes no part in transactions. Every implementation passes {@code FileVaultContract}.
 */
public interface FileVault {
  /**
   * Keeps the bytes. When it returns they are durable: they survive a crash of this machine. A
   * second file under the same identity replaces the first.
   *
   * @throws UnavailableException if they can't be kept now
   */
  void put(UUID id, SubjectId subject, byte[] content);

  /**
   * The bytes, or empty if there are none.
   *
   * @throws UnavailableException if the vault can't be reached
   * @throws RuntimeException if they were altered, are another subject's, or the subject was erased
   */
  Optional<byte[]> read(UUID id, SubjectId subject);

  /**
   * Deletes the bytes; deleting what is not there changes nothing.
   *
   * @throws UnavailableException if the vault can't be reached
   */
  void delete(UUID id);
}
