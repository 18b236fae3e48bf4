package org.tongban.application.item;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Role;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;

/** Puts the rows together as the import would have them. */
@Singleton
public final class ExportCatalogueService implements ExportCatalogue {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final ReferenceStore store;
  private final ReferenceWriter writer;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public ExportCatalogueService(
      ReferenceStore store, ReferenceWriter writer, Transactions transactions, Clock clock) {
    this.store = store;
    this.writer = writer;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Answer export(Caller.Staff caller, Optional<BasicCode> item, Format format) {
    if (!caller.holds(Role.CATALOGUE_EDITOR) && !caller.holds(Role.ADMINISTRATOR)) {
      return new Answer.NotAllowed();
    }
    // With the lock no import comes between the parts.
    return transactions.inTransaction(() -> export(store.lock(), item, format));
  }

  private Answer export(ReferenceData data, Optional<BasicCode> item, Format format) {
    var items =
        data.items().stream()
            .filter(one -> item.isEmpty() || one.code().equals(item.get()))
            .toList();
    if (item.isPresent() && items.isEmpty()) {
      return new Answer.Absent();
    }
    var exported = store.exported(item, LocalDate.ofInstant(clock.instant(), ZONE));
    var without = exported.stream().filter(one -> one.guide().isEmpty()).count();
    if (without > 0) {
      return new Answer.NotPossible("有 " + without + " 份实施清单由旧版程序导入，没有保存表格；请先重新导入一次，再导出。");
    }
    var tables = new EnumMap<ReferenceFile, List<Map<String, String>>>(ReferenceFile.class);
    if (item.isEmpty()) {
      tables.putAll(ReferenceRows.of(data));
    }
    tables.put(ReferenceFile.SERVICE_ITEMS, ReferenceRows.items(items));
    addImplementations(exported, items, tables);
    return new Answer.Exported(
        switch (format) {
          case JSON -> writer.document(tables);
          case ZIP -> {
            var files = new LinkedHashMap<String, byte[]>();
            tables.forEach((file, rows) -> files.put(file.fileName(), writer.file(file, rows)));
            yield writer.archive(files);
          }
        });
  }

  private void addImplementations(
      List<ReferenceStore.Exported> exported,
      List<ServiceItem> items,
      Map<ReferenceFile, List<Map<String, String>>> tables) {
    var itemNames = new HashMap<BasicCode, String>();
    items.forEach(one -> itemNames.put(one.code(), one.name()));
    var guides = new TreeMap<String, GuideRows>();
    exported.forEach(one -> guides.computeIfAbsent(one.guide().orElseThrow(), store::guide));
    var names = names(guides);
    var implementations = new ArrayList<Map<String, String>>();
    for (var one : exported) {
      var row = new HashMap<>(one.own());
      row.put("item", itemNames.get(one.code().item()));
      row.put("authority", one.authority().value());
      row.put("guide", names.get(one.guide().get()));
      row.put("status", one.active() ? "active" : "withdrawn");
      implementations.add(row);
    }
    tables.put(ReferenceFile.IMPLEMENTATIONS, implementations);
    var byName = new TreeMap<String, GuideRows>();
    guides.forEach((key, guide) -> byName.put(names.get(key), guide));
    for (var file : ReferenceFile.ofImplementations()) {
      if (file != ReferenceFile.IMPLEMENTATIONS) {
        var rows = new ArrayList<Map<String, String>>();
        byName.forEach(
            (name, guide) ->
                guide
                    .of(file)
                    .forEach(
                        cells -> {
                          var row = new HashMap<>(cells);
                          row.put("guide", name);
                          rows.add(row);
                        }));
        tables.put(file, rows);
      }
    }
  }

  /** Guides that share a name but not their rows get numbers, in the order of their keys. */
  private static Map<String, String> names(Map<String, GuideRows> guides) {
    var wanted = new TreeSet<String>();
    guides.values().forEach(guide -> wanted.add(guide.name()));
    var taken = new TreeSet<String>();
    var names = new HashMap<String, String>();
    guides.forEach(
        (key, guide) -> {
          var name = guide.name();
          for (int number = 2; !taken.add(name); number++) {
            name = guide.name() + "-" + number;
            if (wanted.contains(name)) {
              name = guide.name();
            }
          }
          names.put(key, name);
        });
    return names;
  }
}
