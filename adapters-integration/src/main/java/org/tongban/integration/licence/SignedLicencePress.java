package org.tongban.integration.licence;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.tongban.application.licence.LicencePress;
import org.tongban.domain.licence.Particulars;

/** Draws licences and signs them with the keys of this installation. */
@Singleton
final class SignedLicencePress implements LicencePress {
  private final LicenceFont font;
  private final SigningKeyFactory.Found found;
  private final String site;
  private final Clock clock;

  SignedLicencePress(
      LicenceFont font,
      SigningKeyFactory.Found found,
      @Property(name = "tongban.web.base-url", defaultValue = "http://localhost:8080") String site,
      Clock clock) {
    this.font = font;
    this.found = found;
    this.site = site.replaceAll("/+$", "");
    this.clock = clock;
  }

  @Override
  public Printing print(Particulars particulars) {
    if (found.keys().isEmpty()) {
      return new Printing.Unavailable(
          "No key to sign licences with: set tongban.licence.keys-file and its password");
    }
    if (!font.available()) {
      return new Printing.Unavailable(
          "No Chinese font: install fonts-noto-cjk, or set tongban.print.font");
    }
    var keys = found.keys().get();
    var sheet = new LicenceSheet(particulars, address(particulars), keys.sample());
    var pdf =
        new PdfDrawing(
            font.embedded(), LicenceSheet.WIDTH, LicenceSheet.HEIGHT, particulars.title());
    sheet.draw(pdf, font);
    var ofd = new OfdDrawing(font, LicenceSheet.WIDTH, LicenceSheet.HEIGHT);
    sheet.draw(ofd, font);
    var claim = new PdfSigner.Claim(particulars.issuerName(), "电子证照", Optional.empty());
    try {
      return new Printing.Done(
          new PadesSignature(keys).sign(pdf.finish(), claim, clock.instant()),
          new OfdSignature(keys).sign(ofd.finish()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String address(Particulars particulars) {
    return site + "/verify?id=" + particulars.number().value();
  }
}
