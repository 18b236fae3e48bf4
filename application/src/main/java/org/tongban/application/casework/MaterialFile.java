package org.tongban.application.casework;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;

/**
 * What is known about an uploaded paper. The bytes are in the {@link FileVault} under the same
 * identity.
 *
 * @param code the code of the material it is
 * @param subject the applicant, under whose key it is encrypted
 * @param fileName as the uploader's device named it, at most 200 characters; data, never a path
 * @param mediaType as found by content: {@code application/pdf}, {@code image/jpeg} or {@code
 *     image/png}
 * @param size of the bytes that are kept
 * @param sha256 of the bytes that are kept, in hexadecimal
 */
public record MaterialFile(
    UUID id,
    CaseId caseId,
    String code,
    SubjectId subject,
    ActorId uploader,
    String fileName,
    String mediaType,
    long size,
    String sha256,
    Instant uploadedAt) {
  /** The longest file name that is kept. */
  public static final int LONGEST_NAME = 200;

  public MaterialFile {
    Objects.requireNonNull(id);
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(code);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(uploader);
    Objects.requireNonNull(fileName);
    Objects.requireNonNull(mediaType);
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(uploadedAt);
    if (fileName.length() > LONGEST_NAME || size < 0) {
      throw new IllegalArgumentException("Too long a name, or a negative size: " + id);
    }
  }

  /** Does not show the file's name. */
  @Override
  public String toString() {
    return "MaterialFile[" + id + " " + mediaType + "]";
  }
}
