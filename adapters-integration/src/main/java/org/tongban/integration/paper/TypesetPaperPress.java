package org.tongban.integration.paper;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.application.paper.PaperPress;
import org.tongban.application.print.InstalledFont;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.integration.licence.PdfSigner;

/**
 * Fills templates by Mustache and sets them with OpenPDF, in the font of the machine; signs them
 * with the key of the installation, if it has one.
 */
@Singleton
final class TypesetPaperPress implements PaperPress {
  private final InstalledFont font;
  private final PdfSigner signer;
  private final boolean sample;

  /**
   * @param sample whether people and matters are invented, which every page then says
   */
  TypesetPaperPress(
      InstalledFont font,
      PdfSigner signer,
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample) {
    this.font = font;
    this.signer = signer;
    this.sample = sample;
  }

  @Override
  public List<String> faults(PaperKind kind, String body) {
    var faults = new ArrayList<>(TemplateLanguage.faults(PaperVocabulary.of(kind), body));
    faults.addAll(PaperText.faults(body));
    return faults;
  }

  @Override
  public Printing print(Sheet sheet) {
    if (sheet.seal().isPresent() && !signer.present()) {
      throw new IllegalStateException("A paper with a seal has to be signed: " + sheet);
    }
    return set(sheet)
        .<Printing>map(
            printed ->
                new Printing.Done(
                    signer.present()
                        ? signer.sign(printed.pdf(), claim(sheet, printed))
                        : printed.pdf()))
        .orElseGet(TypesetPaperPress::lacking);
  }

  @Override
  public Printing preview(Sheet sheet) {
    return set(sheet)
        .<Printing>map(printed -> new Printing.Done(printed.pdf()))
        .orElseGet(TypesetPaperPress::lacking);
  }

  private Optional<PaperPage.Printed> set(Sheet sheet) {
    var blocks = PaperText.blocks(TemplateLanguage.filled(sheet.body(), sheet.words()));
    return font.place().map(place -> new PaperPage(place, sheet, sample).print(blocks));
  }

  private static PdfSigner.Claim claim(Sheet sheet, PaperPage.Printed printed) {
    return new PdfSigner.Claim(sheet.unit(), sheet.title() + " " + sheet.number(), printed.seal());
  }

  private static Printing lacking() {
    return new Printing.Unavailable(
        "No Chinese font: install fonts-noto-cjk, or set tongban.print.font");
  }
}
