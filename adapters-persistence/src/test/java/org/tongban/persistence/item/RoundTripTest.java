package org.tongban.persistence.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.item.ExportCatalogue;
import org.tongban.application.item.ExportCatalogue.Format;
import org.tongban.application.item.ExportCatalogueService;
import org.tongban.application.item.ImportReferenceData.NamedFile;
import org.tongban.application.item.ImportReferenceData.Result;
import org.tongban.application.item.ImportReferenceDataService;
import org.tongban.application.item.ReferenceFile;
import org.tongban.application.item.ReferenceReader;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.item.ReferenceWriter;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.TestDatabase;

/** What is exported and taken over by an empty installation comes out there as the same bytes. */
class RoundTripTest {
  @RegisterExtension static final TestDatabase FIRST = TestDatabase.h2();
  @RegisterExtension static final TestDatabase SECOND = TestDatabase.h2();
  @RegisterExtension static final TestDatabase THIRD = TestDatabase.h2();

  private static final Caller.Staff ADMINISTRATOR =
      new Caller.Staff(
          new ActorId(UUID.randomUUID()),
          Optional.empty(),
          Set.of(new Caller.Duty(Role.ADMINISTRATOR, new UnitCode("ZSJ-440900"))));

  private static Result imported(TestDatabase database, List<NamedFile> files) {
    return new ImportReferenceDataService(
            database.bean(ReferenceReader.class),
            database.bean(ReferenceStore.class),
            database.bean(Transactions.class),
            database.clock())
        .importFiles("test", files);
  }

  private static byte[] exported(TestDatabase database, Format format) {
    var answer =
        new ExportCatalogueService(
                database.bean(ReferenceStore.class),
                database.bean(ReferenceWriter.class),
                database.bean(Transactions.class),
                database.clock())
            .export(ADMINISTRATOR, Optional.empty(), format);
    assertThat(answer).isInstanceOf(ExportCatalogue.Answer.Exported.class);
    return ((ExportCatalogue.Answer.Exported) answer).content();
  }

  private static List<NamedFile> files(byte[] archive) throws IOException {
    var files = new ArrayList<NamedFile>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.add(SampleFiles.file(entry.getName(), zip.readAllBytes()));
      }
    }
    return files;
  }

  @Test
  void losesNothingAsArchiveAndAsDocument() throws IOException {
    assertThat(imported(FIRST, SampleFiles.all())).isInstanceOf(Result.Imported.class);
    // The guide of one authority changes, those of the others stay: two guides of one name.
    var guides =
        SampleFiles.text(ReferenceFile.GUIDES)
            .replaceFirst("(marriage,IMMEDIATE.*?)false,1,0", "$1false,3,1");
    var changed = new ArrayList<>(SampleFiles.with(ReferenceFile.GUIDES, guides));
    var head = String.join(",", ReferenceFile.IMPLEMENTATIONS.columns()) + "\n";
    changed.set(
        ReferenceFile.IMPLEMENTATIONS.ordinal(),
        SampleFiles.file("implementations.csv", head + "结婚登记,MZJ-440983,marriage,active,12345,\n"));
    assertThat(imported(FIRST, changed)).isInstanceOf(Result.Imported.class);

    var archive = exported(FIRST, Format.ZIP);
    assertThat(imported(SECOND, files(archive))).isInstanceOf(Result.Imported.class);
    assertThat(exported(SECOND, Format.ZIP)).isEqualTo(archive);

    var document = exported(FIRST, Format.JSON);
    assertThat(imported(THIRD, List.of(SampleFiles.file("all.json", document))))
        .isInstanceOf(Result.Imported.class);
    assertThat(exported(THIRD, Format.JSON)).isEqualTo(document);
    assertThat(exported(THIRD, Format.ZIP)).isEqualTo(archive);

    var item = FIRST.bean(Catalogue.class).itemNamed("结婚登记").orElseThrow();
    assertThat(SECOND.bean(Catalogue.class).itemNamed("结婚登记")).contains(item);
    assertThat(new String(document, StandardCharsets.UTF_8))
        .contains("marriage-2")
        .contains("synonyms.csv", "questions.csv", "popularity.csv", "life-events.csv")
        .contains("shown_when", "prefill", "advice");
    assertThat(THIRD.bean(ReferenceStore.class).lock().searchWords())
        .isEqualTo(FIRST.bean(ReferenceStore.class).lock().searchWords());
    assertThat(FIRST.bean(ReferenceStore.class).lock().searchWords().synonyms()).isNotEmpty();
  }
}
