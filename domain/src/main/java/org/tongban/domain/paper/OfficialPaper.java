package org.tongban.domain.paper;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.seal.SealId;

/**
 * A paper of a case. It has its number, its day and the version of its template from the beginning,
 * and its file as soon as that was made; neither changes any more.
 *
 * @param applicant under whose key the file is kept
 * @param sequence of the event of the case that it follows from
 * @param title as it stands on the paper; says nothing about the applicant
 * @param on the day on the paper, in China
 * @param template the version of the template of its kind
 * @param file in the file vault, a PDF; empty as long as it is being made
 * @param seal which its file bears; empty if it bears none, or is being made
 */
public record OfficialPaper(
    PaperId id,
    CaseId caseId,
    SubjectId applicant,
    int sequence,
    PaperNumber number,
    String title,
    LocalDate on,
    int template,
    Optional<UUID> file,
    Optional<SealId> seal) {
  public OfficialPaper {
    Objects.requireNonNull(id);
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(applicant);
    Objects.requireNonNull(number);
    Objects.requireNonNull(title);
    Objects.requireNonNull(on);
    Objects.requireNonNull(file);
    Objects.requireNonNull(seal);
    if (sequence < 1 || template < 1) {
      throw new IllegalArgumentException("Sequences and versions start with 1: " + id);
    }
    if (number.year() != on.getYear()) {
      throw new IllegalArgumentException("The number's year is that of the day: " + number);
    }
  }

  /** Its kind. */
  public PaperKind kind() {
    return number.kind();
  }

  /** The same with its file, and the seal that the file bears. */
  public OfficialPaper made(UUID made, Optional<SealId> borne) {
    return new OfficialPaper(
        id, caseId, applicant, sequence, number, title, on, template, Optional.of(made), borne);
  }
}
