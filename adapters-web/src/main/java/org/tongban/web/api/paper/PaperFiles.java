package org.tongban.web.api.paper;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.ByteArrayInputStream;
import org.tongban.application.paper.CasePapers;

/** Gives papers out. */
public final class PaperFiles {
  private PaperFiles() {}

  /** The paper, to be saved under its title and number, which say nothing about anybody. */
  public static HttpResponse<?> attached(CasePapers.Opened opened) {
    var number = opened.paper().number();
    return pdf(
        opened.pdf(),
        opened.paper().title() + "-" + number.year() + "-" + number.serial() + ".pdf");
  }

  /** A PDF, to be saved under that name. */
  public static HttpResponse<?> pdf(byte[] content, String name) {
    return HttpResponse.ok(
        new StreamedFile(new ByteArrayInputStream(content), MediaType.APPLICATION_PDF_TYPE)
            .attach(name));
  }
}
