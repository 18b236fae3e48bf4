package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.DraftsToFile.DraftToFile;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link DraftsToFile}. */
public abstract class DraftsToFileContract {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456Z");

  /** The query under test. */
  protected abstract DraftsToFile toFile();

  /** Where the drafts are. */
  protected abstract DraftStore drafts();

  /** Where the applicants are. */
  protected abstract SubjectStore subjects();

  /** Where the files are. */
  protected abstract MaterialFiles files();

  /** The transactions they join. */
  protected abstract Transactions transactions();

  private Draft draft(Subject applicant, ActorId openedBy) {
    var filing =
        CaseSamples.submitted(applicant.id(), NOON, UUID.randomUUID().hashCode() & 0xFFFFFF)
            .file()
            .filing();
    var draft =
        new Draft(
            new CaseId(UUID.randomUUID()),
            applicant.id(),
            openedBy,
            Optional.empty(),
            filing.implementation(),
            filing.itemName(),
            filing.answers(),
            filing.materials(),
            Optional.of(filing.route().way()),
            Optional.of(filing.delivery()),
            NOON,
            1,
            Map.of("phone", "15400000001"));
    transactions()
        .run(
            () -> {
              subjects().add(applicant);
              drafts().add(draft);
            });
    return draft;
  }

  private UUID file(CaseId of, SubjectId subject, String code) {
    var file =
        new MaterialFile(
            UUID.randomUUID(),
            of,
            code,
            subject,
            new ActorId(UUID.randomUUID()),
            "身份证（测）.jpg",
            "image/jpeg",
            12_345,
            "ab".repeat(32),
            NOON);
    transactions().run(() -> files().add(file));
    return file.id();
  }

  private static ActorId actor(Subject subject) {
    return new ActorId(subject.id().value());
  }

  @Test
  void findsTheDraftItsApplicantAndWhichMaterialEachFileIs() {
    var applicant = Synthetic.person();
    var draft = draft(applicant, actor(applicant));
    var card = file(draft.id(), applicant.id(), "identity-card");
    var photo = file(draft.id(), applicant.id(), "photo");
    file(new CaseId(UUID.randomUUID()), applicant.id(), "photo");
    assertThat(toFile().find(draft.id(), actor(applicant)))
        .contains(
            new DraftToFile(
                draft, Optional.of(applicant), Map.of(card, "identity-card", photo, "photo")));
  }

  @Test
  void findsADraftWithoutFilesForWhoOpenedIt() {
    var company = Synthetic.company();
    var operator = new ActorId(UUID.randomUUID());
    var draft = draft(company, operator);
    assertThat(toFile().find(draft.id(), operator))
        .contains(new DraftToFile(draft, Optional.of(company), Map.of()));
  }

  @Test
  void findsNothingOfSomebodyElse() {
    var applicant = Synthetic.person();
    var draft = draft(applicant, actor(applicant));
    assertThat(toFile().find(draft.id(), new ActorId(UUID.randomUUID()))).isEmpty();
    assertThat(toFile().find(new CaseId(UUID.randomUUID()), actor(applicant))).isEmpty();
  }
}
