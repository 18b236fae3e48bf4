package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.AttachMaterial.Attachment;
import org.tongban.application.identity.Caller;
import org.tongban.application.licence.SampleLicences;
import org.tongban.domain.casework.Role;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Uploaded papers: who may add and open them, and how long they stay. */
class MaterialsTest {
  private final CaseDesk desk = new CaseDesk();
  private final SubjectId person = desk.person();
  private final Caller.Resident caller = CaseDesk.resident(person);
  private final Draft draft = desk.opened(caller, CaseDesk.ALLOWANCE, person, Optional.empty());

  private String content(Caller some) throws IOException {
    var open = desk.papers.open(some, draft.id(), "photo").orElseThrow();
    try (var in = open.content()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** An instance that died between keeping the files and naming them leaves them behind. */
  @Test
  void filesOfALicenceThatItNeverNamedGoAndThoseItNamesStay() {
    var given = SampleLicences.files();
    var named = SampleLicences.files();
    var licence = SampleLicences.preparing(person);
    desk.transactions.run(
        () -> {
          desk.licences.add(licence);
          for (var files : List.of(given, named)) {
            desk.licences.begin(licence.id(), files, desk.clock.instant());
          }
          desk.licences.replace(licence.made(named), 1);
        });
    for (var file : List.of(given.pdf(), given.ofd(), named.pdf(), named.ofd())) {
      desk.vault.put(file, person, new byte[1]);
    }
    desk.orphans.run();
    assertThat(desk.vault.read(given.pdf(), person)).as("it may still be at work").isPresent();
    desk.clock.advance(RemoveOrphanFiles.UNNAMED.plusSeconds(1));
    desk.orphans.run();
    assertThat(desk.vault.read(given.pdf(), person)).isEmpty();
    assertThat(desk.vault.read(given.ofd(), person)).isEmpty();
    assertThat(desk.vault.read(named.pdf(), person)).isPresent();
    assertThat(desk.vault.read(named.ofd(), person)).isPresent();
    assertThat(desk.licences.begunBefore(desk.clock.instant(), 10)).isEmpty();
  }

  @Nested
  class Uploading {
    @Test
    void theLastOneIsTheMaterialAndTheEarlierIsGone() throws IOException {
      var first = desk.uploaded(caller, draft.id(), "photo", "PDF one").file().orElseThrow();
      desk.uploaded(caller, draft.id(), "photo", "PDF two");
      assertThat(content(caller)).isEqualTo("PDF two");
      assertThat(desk.files.find(first)).isEmpty();
      assertThat(desk.vault.read(first, person)).isEmpty();
      assertThat(desk.files.of(draft.id())).hasSize(1);
    }

    @Test
    void leavesAnUploadAloneWhoseBytesAreStillOnTheirWay() {
      var other =
          new MaterialFile(
              UUID.randomUUID(),
              draft.id(),
              "photo",
              person,
              caller.actorId(),
              "a.pdf",
              "application/pdf",
              7,
              "ab".repeat(32),
              desk.clock.instant());
      desk.transactions.run(() -> desk.files.add(other));
      desk.uploaded(caller, draft.id(), "photo", "PDF two");
      assertThat(desk.files.find(other.id())).contains(other);
    }

    @Test
    void leavesNothingOfAPaperThatWasTakenInAndNotKept() throws IOException {
      desk.uploaded(caller, draft.id(), "photo", "PDF one");
      var received =
          (AttachMaterial.Receipt.Received)
              desk.papers.receive(
                  caller,
                  draft.id(),
                  new AttachMaterial.Upload(
                      "photo",
                      "b.pdf",
                      "",
                      new ByteArrayInputStream("PDF two".getBytes(StandardCharsets.UTF_8))));
      assertThat(content(caller)).isEqualTo("PDF one");

      desk.papers.settle(caller, received, false);

      assertThat(content(caller)).isEqualTo("PDF one");
      assertThat(desk.files.of(draft.id())).hasSize(1);
      assertThat(desk.vault.read(received.file().id(), person)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLargeOrOfAnotherKind() {
      assertThat(desk.attach(caller, draft.id(), "photo", "PDF" + "x".repeat(98)))
          .isEqualTo(new Attachment.TooLarge(100));
      assertThat(desk.attach(caller, draft.id(), "photo", "PDF" + "x".repeat(97)))
          .isInstanceOf(Attachment.Stored.class);
      assertThat(desk.attach(caller, draft.id(), "photo", "<html>"))
          .isInstanceOf(Attachment.NotAllowed.class);
      assertThat(desk.attach(caller, draft.id(), "strange", "PDF"))
          .isEqualTo(new Attachment.Absent());
    }

    @Test
    void endsAtTheMostFiles() {
      for (var code : new String[] {"id-card", "household", "photo"}) {
        desk.uploaded(caller, draft.id(), code, "PDF");
      }
      assertThat(desk.attach(caller, draft.id(), "extra", "PDF"))
          .isEqualTo(new Attachment.TooMany(3));
      desk.uploaded(caller, draft.id(), "photo", "PDF again");
    }

    @Test
    void keepsNothingOfAnUploadThatBrokeOff() {
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("The connection was lost");
            }
          };
      assertThatThrownBy(
              () ->
                  desk.papers.attach(
                      caller, draft.id(), new AttachMaterial.Upload("photo", "a", "", broken)))
          .isInstanceOf(IOException.class);
      assertThat(desk.files.of(draft.id())).isEmpty();
    }

    @Test
    void keepsTheEndOfALongNameWithoutControlCharacters() throws IOException {
      var name = "a".repeat(300) + "\u0000\n.pdf";
      var stored =
          desk.papers.attach(
              caller,
              draft.id(),
              new AttachMaterial.Upload(
                  "photo",
                  name,
                  "",
                  new ByteArrayInputStream("PDF".getBytes(StandardCharsets.UTF_8))));
      assertThat(stored)
          .isInstanceOfSatisfying(
              Attachment.Stored.class,
              it ->
                  assertThat(it.file().fileName())
                      .hasSize(MaterialFile.LONGEST_NAME)
                      .endsWith("aa.pdf"));
    }

    @Test
    void aFiledCaseThatWaitsForNothingTakesNothing() {
      desk.filed(
          caller,
          desk.filled(caller, draft, CaseDesk.online(ActingAs.SELF), CaseDesk.electronic()));
      assertThat(desk.attach(caller, draft.id(), "photo", "PDF"))
          .isEqualTo(new Attachment.Absent());
    }
  }

  @Nested
  class Opening {
    private void file() {
      var now = desk.drafting.view(caller, draft.id()).orElseThrow().draft();
      var filled = desk.filled(caller, now, CaseDesk.online(ActingAs.SELF), CaseDesk.electronic());
      desk.uploaded(caller, draft.id(), "photo", "PDF photo");
      desk.filed(caller, desk.drafting.view(caller, filled.id()).orElseThrow().draft());
    }

    private boolean opens(Caller some) {
      return desk.papers.open(some, draft.id(), "photo").isPresent();
    }

    @Test
    @Tag("I6")
    void isForTheApplicantsSide() throws IOException {
      desk.uploaded(caller, draft.id(), "photo", "PDF photo");
      assertThat(opens(CaseDesk.resident(desk.person()))).isFalse();
      file();
      assertThat(content(caller)).isEqualTo("PDF photo");
      assertThat(opens(CaseDesk.resident(desk.person()))).isFalse();
    }

    @Test
    @Tag("I7")
    void isForStaffOfTheRoute() {
      file();
      assertThat(opens(CaseDesk.staff(1, Role.REVIEWER, CaseDesk.OFFICE))).isTrue();
      for (UnitCode unit : new UnitCode[] {CaseDesk.HALL, CaseDesk.FAR_HALL}) {
        assertThat(opens(CaseDesk.staff(1, Role.WINDOW_CLERK, unit))).isFalse();
      }
      assertThat(opens(CaseDesk.staff(1, Role.ADMINISTRATOR, CaseDesk.OFFICE))).isFalse();
    }
  }

  @Nested
  class Orphans {
    private void twoDaysLater() {
      desk.clock.advance(RemoveOrphanFiles.UNNAMED.plus(Duration.ofMinutes(1)));
      desk.orphans.run();
    }

    @Test
    void ofADiscardedDraftGoAfterTwoDays() {
      var file = desk.uploaded(caller, draft.id(), "photo", "PDF").file().orElseThrow();
      desk.drafting.discard(caller, draft.id());
      desk.clock.advance(RemoveOrphanFiles.UNNAMED);
      desk.orphans.run();
      assertThat(desk.vault.read(file, person)).isPresent();
      twoDaysLater();
      assertThat(desk.vault.read(file, person)).isEmpty();
      assertThat(desk.files.find(file)).isEmpty();
    }

    @Test
    void thatWereTakenOutOfADraftGo() {
      var file = desk.uploaded(caller, draft.id(), "photo", "PDF").file().orElseThrow();
      desk.drafting.take(caller, draft.id(), "photo");
      twoDaysLater();
      assertThat(desk.files.find(file)).isEmpty();
    }

    @Test
    void areNotWhatADraftOrACaseNames() {
      var file = desk.uploaded(caller, draft.id(), "extra", "PDF").file().orElseThrow();
      twoDaysLater();
      assertThat(desk.vault.read(file, person)).isPresent();
      var now = desk.drafting.view(caller, draft.id()).orElseThrow().draft();
      desk.filed(
          caller, desk.filled(caller, now, CaseDesk.online(ActingAs.SELF), CaseDesk.electronic()));
      twoDaysLater();
      twoDaysLater();
      assertThat(desk.vault.read(file, person)).isPresent();
    }
  }
}
