package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.person.SubjectId;

/** What holds for every {@link MaterialFiles}. */
public abstract class MaterialFilesContract {
  private static final Instant UPLOADED = Instant.parse("2026-03-02T01:02:03.456789Z");

  /** The store. */
  protected abstract MaterialFiles files();

  /** A new subject whose data can be kept. */
  protected abstract SubjectId newSubject();

  private MaterialFile file(CaseId caseId, SubjectId subject, Instant uploadedAt) {
    return new MaterialFile(
        UUID.randomUUID(),
        caseId,
        "identity-card",
        subject,
        new ActorId(UUID.randomUUID()),
        "身份证（测）.jpg",
        "image/jpeg",
        12_345,
        "ab".repeat(32),
        uploadedAt);
  }

  private MaterialFile added(Instant uploadedAt) {
    var file = file(new CaseId(UUID.randomUUID()), newSubject(), uploadedAt);
    files().add(file);
    return file;
  }

  @Test
  void findsWhatWasAdded() {
    var file = added(UPLOADED);
    assertThat(files().find(file.id())).contains(file);
    assertThat(files().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void keepsTheLongestName() {
    var one = file(new CaseId(UUID.randomUUID()), newSubject(), UPLOADED);
    var file =
        new MaterialFile(
            one.id(),
            one.caseId(),
            one.code(),
            one.subject(),
            one.uploader(),
            "测".repeat(MaterialFile.LONGEST_NAME),
            one.mediaType(),
            one.size(),
            one.sha256(),
            one.uploadedAt());
    files().add(file);
    assertThat(files().find(file.id())).contains(file);
  }

  @Test
  void listsTheFilesOfACaseTheEarliestFirst() {
    var caseId = new CaseId(UUID.randomUUID());
    var subject = newSubject();
    var late = file(caseId, subject, UPLOADED.plusSeconds(1));
    var early = file(caseId, subject, UPLOADED);
    files().add(late);
    files().add(early);
    added(UPLOADED);
    assertThat(files().of(caseId)).containsExactly(early, late);
  }

  @Test
  void tellsWhichMaterialEachFileOfACaseIs() {
    var file = added(UPLOADED);
    added(UPLOADED);
    assertThat(files().codes(file.caseId())).isEqualTo(Map.of(file.id(), "identity-card"));
    assertThat(files().codes(new CaseId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void removesForGood() {
    var file = added(UPLOADED);
    files().remove(file.id());
    files().remove(file.id());
    assertThat(files().find(file.id())).isEmpty();
    assertThat(files().of(file.caseId())).isEmpty();
  }

  @Test
  void looksAtUnsettledFilesOnceInAWhile() {
    var old = added(UPLOADED);
    var older = added(UPLOADED.minusSeconds(1));
    var settled = added(UPLOADED);
    var young = added(UPLOADED.plusSeconds(10));
    files().settle(settled.id());
    var before = UPLOADED.plusSeconds(1);
    var now = before.plus(Duration.ofHours(48));

    assertThat(files().look(before, now, 1000))
        .containsSubsequence(older.id(), old.id())
        .doesNotContain(settled.id(), young.id());
    assertThat(files().look(before, now, 1000)).isEmpty();
    assertThat(files().look(now.plusSeconds(1), now.plusSeconds(1), 1000))
        .contains(old.id(), older.id(), young.id())
        .doesNotContain(settled.id());
    assertThat(files().find(settled.id())).contains(settled);
  }

  @Test
  void looksAtNoMoreThanWanted() {
    added(UPLOADED);
    added(UPLOADED);
    var before = UPLOADED.plusSeconds(1);
    assertThat(files().look(before, before, 1)).hasSize(1);
  }
}
