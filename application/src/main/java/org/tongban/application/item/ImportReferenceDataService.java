package org.tongban.application.item;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tongban.application.transaction.Transactions;

/** The import: reads first, then checks and writes in one transaction. */
@Singleton
public final class ImportReferenceDataService implements ImportReferenceData {
  private final ReferenceReader reader;
  private final ReferenceStore store;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public ImportReferenceDataService(
      ReferenceReader reader, ReferenceStore store, Transactions transactions, Clock clock) {
    this.reader = reader;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result importFiles(String requestedBy, List<NamedFile> files) {
    var problems = new Problems();
    var tables = read(files, problems);
    if (!problems.isEmpty() && !allRead(files, tables)) {
      // What the good files refer to may stand in those that can't be read: rows are not judged.
      return problems.rejected();
    }
    var result = transactions.inTransaction(() -> take(requestedBy, tables));
    if (result instanceof Result.Imported) {
      store.refresh();
    }
    return result;
  }

  /** Whether all that is wrong so far is single rows. */
  private static boolean allRead(List<NamedFile> files, Map<ReferenceFile, ReferenceTable> tables) {
    var together = ReferenceFile.ofImplementations();
    return (files.size() == tables.size()
            || files.stream().anyMatch(ImportReferenceDataService::isDocument))
        && !tables.isEmpty()
        && tables.values().stream().noneMatch(ReferenceTable::unreadable)
        && (together.stream().noneMatch(tables::containsKey)
            || tables.keySet().containsAll(together));
  }

  private Map<ReferenceFile, ReferenceTable> read(List<NamedFile> files, Problems problems) {
    var tables = new EnumMap<ReferenceFile, ReferenceTable>(ReferenceFile.class);
    for (var file : files) {
      if (isDocument(file)) {
        readDocument(file, tables, problems);
        continue;
      }
      var known = ReferenceFile.named(file.name());
      if (known.isEmpty()) {
        problems.add(
            new Problem(RowCells.shown(file.name()), 0, "", "不认识这个文件名；可以导入的文件是：" + allNames()));
      } else if (tables.containsKey(known.get())) {
        problems.add(known.get(), 0, "", "这个文件出现了两次");
      } else {
        var table = read(known.get(), file);
        problems.addAll(table.problems());
        tables.put(known.get(), table);
      }
    }
    if (files.isEmpty()) {
      problems.add(new Problem("", 0, "", "没有要导入的文件；可以导入的文件是：" + allNames()));
    }
    var together = ReferenceFile.ofImplementations();
    if (together.stream().anyMatch(tables::containsKey)) {
      together.stream()
          .filter(file -> !tables.containsKey(file))
          .forEach(file -> problems.add(file, 0, "", "实施清单的各个文件要一起导入，缺少这个文件"));
    }
    return tables;
  }

  private static boolean isDocument(NamedFile file) {
    return file.name().endsWith(".json");
  }

  private void readDocument(
      NamedFile file, Map<ReferenceFile, ReferenceTable> tables, Problems problems) {
    try (var contents = file.contents().open()) {
      var document = reader.readDocument(RowCells.shown(file.name()), contents);
      problems.addAll(document.problems());
      for (var table : document.tables()) {
        problems.addAll(table.problems());
        if (tables.putIfAbsent(table.file(), table) != null) {
          problems.add(table.file(), 0, "", "这个文件出现了两次");
        }
      }
    } catch (IOException e) {
      problems.add(new Problem(RowCells.shown(file.name()), 0, "", "文件没有读完，请重新上传"));
    }
  }

  private ReferenceTable read(ReferenceFile known, NamedFile file) {
    try (var contents = file.contents().open()) {
      return reader.read(known, contents);
    } catch (IOException e) {
      return new ReferenceTable(
          known, List.of(), List.of(new Problem(known.fileName(), 0, "", "文件没有读完，请重新上传")));
    }
  }

  private static String allNames() {
    return Arrays.stream(ReferenceFile.values())
        .map(ReferenceFile::fileName)
        .collect(Collectors.joining("、"));
  }

  private Result take(String requestedBy, Map<ReferenceFile, ReferenceTable> tables) {
    var problems = new Problems();
    tables.values().forEach(table -> problems.addAll(table.problems()));
    var merge = new ReferenceMerge(store, store.lock(), tables, problems);
    var changes = merge.changes();
    if (!problems.isEmpty()) {
      return problems.rejected();
    }
    store.save(
        changes,
        new ReferenceStore.Run(
            clock.instant().truncatedTo(ChronoUnit.MICROS), requestedBy, merge.counts()));
    return new Result.Imported(Collections.unmodifiableMap(merge.counts()));
  }
}
