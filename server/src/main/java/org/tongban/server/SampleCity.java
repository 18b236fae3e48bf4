package org.tongban.server;

import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.tongban.application.item.ImportReferenceData;
import org.tongban.application.item.ImportReferenceData.NamedFile;
import org.tongban.application.item.ImportReferenceData.Result;
import org.tongban.application.item.ReferenceFile;

/**
 * The sample city that comes with the server: real regions, holidays and item names, invented
 * offices. It is taken over by the same import that a city uses for its own files.
 */
@Singleton
public final class SampleCity {
  private static final String FOLDER = "/sample-data/";

  private final ImportReferenceData importer;

  SampleCity(ImportReferenceData importer) {
    this.importer = importer;
  }

  /**
   * Takes the sample city over; changes nothing where it was before.
   *
   * @throws IllegalStateException if the files are broken, with all that is wrong
   */
  public Result.Imported load() {
    var files =
        Arrays.stream(ReferenceFile.values())
            .map(file -> new NamedFile(file.fileName(), () -> open(file)))
            .toList();
    return switch (importer.importFiles("sample", files)) {
      case Result.Imported imported -> imported;
      case Result.Rejected(var problems, _) ->
          throw new IllegalStateException(
              problems.stream()
                  .map(Object::toString)
                  .collect(Collectors.joining("\n", "The sample city is broken:\n", "")));
    };
  }

  private static InputStream open(ReferenceFile file) throws FileNotFoundException {
    var stream = SampleCity.class.getResourceAsStream(FOLDER + file.fileName());
    if (stream == null) {
      throw new FileNotFoundException(FOLDER + file.fileName());
    }
    return stream;
  }
}
