package org.tongban.application.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.application.paper.PaperPress.Printing;
import org.tongban.application.paper.PaperPress.Sheet;
import org.tongban.application.seal.SealSamples;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperVocabulary;

/** What holds for all {@link PaperPress}es. */
public abstract class PaperPressContract {
  /** A press that can make papers. */
  protected abstract PaperPress press();

  /** A press that lacks something. */
  protected abstract PaperPress lacking();

  /** A press that has no key to sign with. */
  protected abstract PaperPress unsigning();

  /** A paper of that kind with the example words. */
  protected static Sheet sheet(PaperKind kind, String body) {
    return new Sheet(
        kind,
        kind.label(),
        "MZJ-449999" + kind.sign() + "〔2026〕1号",
        "测试市民政局",
        SamplePapers.DAY,
        body,
        PaperVocabulary.of(kind).example(),
        Optional.empty());
  }

  /** The same with a drawn seal. */
  protected static Sheet sealed(Sheet sheet) {
    return new Sheet(
        sheet.kind(),
        sheet.title(),
        sheet.number(),
        sheet.unit(),
        sheet.on(),
        sheet.body(),
        sheet.words(),
        Optional.of(
            new PaperPress.Mark(
                SealSamples.drawn(SamplePapers.UNIT).registration(), Optional.empty())));
  }

  @Test
  void makesAPdfOfEachStandardTemplate() {
    for (var template : StandardPaperTemplates.all()) {
      assertThat(press().faults(template.kind(), template.body())).isEmpty();
    }
    assertThat(
            press()
                .print(sheet(PaperKind.LAPSE, StandardPaperTemplates.of(PaperKind.LAPSE).body())))
        .isInstanceOfSatisfying(
            Printing.Done.class,
            done ->
                assertThat(new String(done.pdf(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-"));
  }

  @Test
  void saysWhatIsLackingInsteadOfMakingAnEmptyPaper() {
    assertThat(lacking().print(sheet(PaperKind.LAPSE, "{{item}}")))
        .isInstanceOfSatisfying(
            Printing.Unavailable.class, lack -> assertThat(lack.why()).isNotBlank());
  }

  @Test
  void aSealIsNotSetWithoutASignature() {
    var body = StandardPaperTemplates.of(PaperKind.LAPSE).body();
    assertThat(unsigning().print(sheet(PaperKind.LAPSE, body))).isInstanceOf(Printing.Done.class);
    assertThatThrownBy(() -> unsigning().print(sealed(sheet(PaperKind.LAPSE, body))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(press().print(sealed(sheet(PaperKind.LAPSE, body))))
        .isInstanceOf(Printing.Done.class);
    assertThat(press().preview(sheet(PaperKind.LAPSE, body))).isInstanceOf(Printing.Done.class);
  }

  @Test
  void namesThePlaceholdersThatTheKindDoesNotHave() {
    assertThat(press().faults(PaperKind.LAPSE, "{{item}}\n{{days}}"))
        .singleElement()
        .asString()
        .contains("days", "第 2 行");
    assertThat(press().faults(PaperKind.EXTENSION, "{{item}}\n{{days}}")).isEmpty();
    assertThatThrownBy(() -> press().print(sheet(PaperKind.LAPSE, "{{days}}")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
