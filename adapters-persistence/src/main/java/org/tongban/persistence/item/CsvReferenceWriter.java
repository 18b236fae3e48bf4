package org.tongban.persistence.item;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tongban.application.item.ReferenceFile;
import org.tongban.application.item.ReferenceWriter;

/** Writes CSV as RFC 4180 has it but with plain line feeds, as the sample's files have them. */
@Singleton
final class CsvReferenceWriter implements ReferenceWriter {
  /** Archives hold times; this one says nothing. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final ObjectMapper json;

  CsvReferenceWriter(ObjectMapper json) {
    this.json = json;
  }

  private static List<String> cells(ReferenceFile file, Map<String, String> row) {
    return file.columns().stream().map(column -> row.getOrDefault(column, "")).toList();
  }

  @Override
  public byte[] file(ReferenceFile file, List<Map<String, String>> rows) {
    var text = new StringBuilder();
    try (var printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(file.columns());
      for (var row : rows) {
        printer.printRecord(cells(file, row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] document(Map<ReferenceFile, List<Map<String, String>>> tables) {
    var all = new LinkedHashMap<String, List<Map<String, String>>>();
    tables.forEach(
        (file, rows) -> {
          var ordered = new ArrayList<Map<String, String>>();
          for (var row : rows) {
            var cells = new LinkedHashMap<String, String>();
            file.columns().forEach(column -> cells.put(column, row.getOrDefault(column, "")));
            ordered.add(cells);
          }
          all.put(file.fileName(), ordered);
        });
    try {
      return json.writeValueAsBytes(new ReferenceDocument(ReferenceDocument.FORMAT, all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] archive(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var archive = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(NO_TIME);
        archive.putNextEntry(entry);
        archive.write(file.getValue());
        archive.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
