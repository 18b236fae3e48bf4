package org.tongban.persistence.casework;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.FileVault;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.protection.PersonalData;

/**
 * Encrypts files as a whole: they are small enough, and nothing of an altered file is ever given
 * out.
 */
final class EncryptedFileVault implements FileVault {
  private final FileStorage storage;
  private final PersonalData protection;

  EncryptedFileVault(FileStorage storage, PersonalData protection) {
    this.storage = storage;
    this.protection = protection;
  }

  @Override
  public void put(UUID id, SubjectId subject, byte[] content) {
    var encrypted = protection.encrypt(subject, place(id), content);
    try {
      storage.write(id, encrypted);
    } catch (IOException e) {
      throw new UnavailableException("The file could not be kept", e);
    }
  }

  @Override
  public Optional<byte[]> read(UUID id, SubjectId subject) {
    try {
      return storage.read(id).map(stored -> protection.decrypt(subject, place(id), stored));
    } catch (IOException e) {
      throw new UnavailableException("The file could not be read", e);
    }
  }

  @Override
  public void delete(UUID id) {
    try {
      storage.delete(id);
    } catch (IOException e) {
      throw new UnavailableException("The file could not be deleted", e);
    }
  }

  private static String place(UUID id) {
    return "file/" + id;
  }
}
