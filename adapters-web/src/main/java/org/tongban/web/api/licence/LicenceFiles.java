package org.tongban.web.api.licence;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.ByteArrayInputStream;
import org.tongban.application.licence.MyLicences;

/** Gives the signed files out. */
public final class LicenceFiles {
  private LicenceFiles() {}

  /** The file, to be saved under the licence's number, which says nothing about anybody. */
  public static HttpResponse<?> attached(MyLicences.Opened opened, MyLicences.Format format) {
    return HttpResponse.ok(
        new StreamedFile(
                new ByteArrayInputStream(opened.content()), MediaType.of(format.mediaType()))
            .attach(
                opened.stored().licence().particulars().number().value()
                    + "."
                    + format.extension()));
  }
}
