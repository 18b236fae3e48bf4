package org.tongban.persistence.item;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tongban.application.item.ImportReferenceData.Problem;
import org.tongban.application.item.ReferenceFile;
import org.tongban.application.item.ReferenceReader;
import org.tongban.application.item.ReferenceTable;
import org.tongban.application.item.ReferenceTable.Row;

/** Reads CSV as RFC 4180 has it, strictly: what is doubtful is refused rather than guessed. */
@Singleton
final class CsvReferenceReader implements ReferenceReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ObjectMapper json;

  CsvReferenceReader(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public ReferenceTable read(ReferenceFile file, InputStream contents) throws IOException {
    var bytes = contents.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return refused(file, 0, "文件超过 " + MOST_BYTES / 1024 / 1024 + " MB，请分批导入");
    }
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    if (decoder.decode(in, out, true).isError()) {
      var line = 1 + IntStream.range(0, in.position()).filter(at -> bytes[at] == '\n').count();
      return refused(file, line, "不是 UTF-8 编码；请把文件另存为“CSV UTF-8（逗号分隔）”再导入");
    }
    out.flip();
    if (out.hasRemaining() && out.get(0) == BYTE_ORDER_MARK) {
      out.get();
    }
    return new Reading(file).read(out.toString());
  }

  @Override
  public Document readDocument(String name, InputStream contents) throws IOException {
    var bytes = contents.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return broken(name, "文件超过 " + MOST_BYTES / 1024 / 1024 + " MB，请分批导入");
    }
    ReferenceDocument document;
    try {
      document = json.readValue(bytes, ReferenceDocument.class);
    } catch (IOException e) {
      return broken(name, "不是导出的 JSON 格式；请用导出得到的文件，或改用 CSV");
    }
    if (document == null
        || document.tables() == null
        || !ReferenceDocument.FORMAT.equals(document.format())) {
      return broken(name, "format 应为 " + ReferenceDocument.FORMAT);
    }
    var tables = new ArrayList<ReferenceTable>();
    var problems = new ArrayList<Problem>();
    document
        .tables()
        .forEach(
            (table, rows) ->
                ReferenceFile.named(table)
                    .ifPresentOrElse(
                        file -> tables.add(table(file, rows)),
                        () -> problems.add(new Problem(name, 0, "", "有不认识的表格名称"))));
    return new Document(tables, problems);
  }

  private static Document broken(String name, String words) {
    return new Document(List.of(), List.of(new Problem(name, 0, "", words)));
  }

  private static ReferenceTable table(ReferenceFile file, List<Map<String, String>> rows) {
    var good = new ArrayList<Row>();
    var problems = new ArrayList<Problem>();
    var line = 0L;
    for (var cells : rows == null ? List.<Map<String, String>>of() : rows) {
      line++;
      var row = new HashMap<String, String>();
      file.columns().forEach(column -> row.put(column, ""));
      for (var cell : (cells == null ? Map.<String, String>of() : cells).entrySet()) {
        var text = cell.getValue() == null ? "" : cell.getValue().strip();
        if (!file.columns().contains(cell.getKey())) {
          problems.add(new Problem(file.fileName(), line, "", "有不认识的列"));
        } else if (text.length() > MOST_CHARACTERS) {
          problems.add(
              new Problem(file.fileName(), line, cell.getKey(), "最多 " + MOST_CHARACTERS + " 个字"));
        } else {
          row.put(cell.getKey(), text);
        }
      }
      good.add(new Row(line, row));
    }
    return new ReferenceTable(file, good, problems);
  }

  private static ReferenceTable refused(ReferenceFile file, long line, String words) {
    return new ReferenceTable(
        file, List.of(), List.of(new Problem(file.fileName(), line, "", words)));
  }

  /** The reading of one file. */
  private static final class Reading {
    private final ReferenceFile file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private List<String> headings = List.of();

    Reading(ReferenceFile file) {
      this.file = file;
    }

    ReferenceTable read(String text) throws IOException {
      var format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
      try (var parser = CSVParser.parse(new StringReader(text), format)) {
        readRecords(parser);
      }
      if (headings.isEmpty() && problems.isEmpty()) {
        note(0, "", "文件是空的；第一行应是列名：" + String.join(",", file.columns()));
      }
      return new ReferenceTable(file, rows, problems);
    }

    private void readRecords(CSVParser parser) {
      var line = 1L;
      try {
        for (var records = parser.iterator(); records.hasNext(); ) {
          var cells = records.next();
          if (!blank(cells)) {
            take(cells, line);
          }
          if (headings.isEmpty() && !problems.isEmpty()) {
            return;
          }
          line = parser.getCurrentLineNumber() + 1;
        }
      } catch (UncheckedIOException | IllegalStateException e) {
        rows.clear();
        note(line, "", "引号没有成对，或引号后有多余的字；引号内的引号要写两次");
      }
    }

    private static boolean blank(CSVRecord cells) {
      return cells.size() == 1 && cells.get(0).isBlank();
    }

    private void take(CSVRecord cells, long line) {
      if (headings.isEmpty()) {
        takeHeadings(cells.stream().map(String::strip).toList(), line);
      } else if (cells.size() != headings.size()) {
        note(line, "", "有 " + cells.size() + " 列，应有 " + headings.size() + " 列；字里有逗号的要用引号括起来");
      } else {
        takeRow(cells, line);
      }
    }

    private void takeHeadings(List<String> found, long line) {
      var before = problems.size();
      var seen = new HashSet<String>();
      for (var heading : found) {
        var shown = heading.length() > 30 ? heading.substring(0, 30) + "…" : heading;
        if (!file.columns().contains(heading)) {
          note(line, shown, "不认识这一列；应有的列是：" + String.join(",", file.columns()));
        } else if (!seen.add(heading)) {
          note(line, shown, "这一列出现了两次");
        }
      }
      for (var column : file.necessaryColumns()) {
        if (!seen.contains(column)) {
          note(line, column, "缺少这一列");
        }
      }
      if (problems.size() == before) {
        headings = found;
      }
    }

    private void takeRow(CSVRecord cells, long line) {
      Map<String, String> row = new HashMap<>();
      file.columns().forEach(column -> row.put(column, ""));
      var tooLong = false;
      for (int at = 0; at < headings.size(); at++) {
        var cell = cells.get(at).strip();
        if (cell.length() > MOST_CHARACTERS) {
          note(
              line, headings.get(at), "最多 " + MOST_CHARACTERS + " 个字，现在是 " + cell.length() + " 个字");
          tooLong = true;
        }
        row.put(headings.get(at), cell);
      }
      if (!tooLong) {
        rows.add(new Row(line, row));
      }
    }

    private void note(long line, String column, String words) {
      problems.add(new Problem(file.fileName(), line, column, words));
    }
  }
}
