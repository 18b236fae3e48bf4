package org.tongban.integration.paper;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.tongban.application.paper.PaperPress;
import org.tongban.application.print.InstalledFont;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperVocabulary;

/** Fills templates by Mustache and sets them with OpenPDF, in the font of the machine. */
@Singleton
final class TypesetPaperPress implements PaperPress {
  private final InstalledFont font;
  private final boolean sample;

  /**
   * @param sample whether people and matters are invented, which every page then says
   */
  TypesetPaperPress(
      InstalledFont font,
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample) {
    this.font = font;
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
    var blocks = PaperText.blocks(TemplateLanguage.filled(sheet.body(), sheet.words()));
    return font.place()
        .<Printing>map(
            place -> new Printing.Done(new PaperPage(place, sheet, sample).print(blocks)))
        .orElseGet(
            () ->
                new Printing.Unavailable(
                    "No Chinese font: install fonts-noto-cjk, or set tongban.print.font"));
  }
}
