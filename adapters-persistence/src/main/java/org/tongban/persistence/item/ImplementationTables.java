package org.tongban.persistence.item;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tongban.application.item.GuideRows;
import org.tongban.application.item.ImplementationLine;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.item.ReferenceStore.Exported;
import org.tongban.application.item.ReferenceStore.Latest;
import org.tongban.application.item.SourceRows;
import org.tongban.application.transaction.Page;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.PublishedVersion;
import org.tongban.domain.item.VersionState;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Cursor;
import org.tongban.persistence.database.Sql;

/** The published versions of implementations, read by key and written in batches. */
@Singleton
final class ImplementationTables {
  private static final int AT_ONCE = 500;
  private static final String LIST = "implementations";
  private static final String WITHDRAWN = "WITHDRAWN";
  private static final String IN_FORCE = "IN_FORCE";
  private static final String IS_IN_FORCE =
      " i.effective_from <= ? AND (i.effective_to IS NULL OR i.effective_to > ?)";
  private static final String COLUMNS =
      "SELECT i.code, i.version, i.authority, i.case_kind, i.promised_days, i.legal_days,"
          + " CASE WHEN i.case_kind IS NULL THEN i.content ELSE NULL END AS content,"
          + " a.authority_level, a.region, s.name";
  private static final String TABLES =
      " FROM implementation i JOIN authority a ON a.code = i.authority"
          + " JOIN service_item s ON s.code = i.item_code";
  private static final String LINES = COLUMNS + TABLES + " WHERE i.item_code = ? AND" + IS_IN_FORCE;

  private final Sql sql;
  private final ObjectMapper json;
  private final SourceRowsFormat format;

  ImplementationTables(Sql sql, ObjectMapper json, SourceRowsFormat format) {
    this.sql = sql;
    this.json = json;
    this.format = format;
  }

  /** A content with the length of its text, by which caches weigh it. */
  record Weighed(Implementation implementation, int characters) {}

  /** Any version that was ever published. */
  Optional<Weighed> find(ImplementationRef ref) {
    return sql.first(
        "SELECT code, version, content FROM implementation WHERE code = ? AND version = ?",
        row -> {
          var text = row.getString("content");
          return new Weighed(implementation(ref(row), text), text.length());
        },
        ref.code().value(),
        ref.version());
  }

  private static ImplementationRef ref(ResultSet row) throws SQLException {
    return new ImplementationRef(
        new ImplementationCode(row.getString("code")), row.getInt("version"));
  }

  private Implementation implementation(ImplementationRef ref, String content) {
    try {
      return json.readValue(content, ImplementationContent.class).implementation(ref);
    } catch (IOException e) {
      throw new UncheckedIOException("The content of " + ref + " can't be read", e);
    }
  }

  private String content(Implementation implementation) {
    try {
      return json.writeValueAsString(ImplementationContent.of(implementation));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String fingerprint(Implementation implementation) {
    return hash(content(implementation));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  List<PublishedVersion> versions(ImplementationCode code) {
    return sql.list(
        "SELECT code, version, status, effective_from, effective_to FROM implementation"
            + " WHERE code = ? ORDER BY version",
        row ->
            new PublishedVersion(
                ref(row),
                row.getObject("effective_from", LocalDate.class),
                Optional.ofNullable(row.getObject("effective_to", LocalDate.class)),
                row.getString("status").equals(WITHDRAWN)),
        code.value());
  }

  Page<ImplementationLine> lines(BasicCode item, LocalDate day, Page.Request page) {
    var values = new ArrayList<Object>(List.of(item.value(), day, day));
    var after = "";
    if (page.after().isPresent()) {
      var cursor = Cursor.of(LIST, 2, page.after().get());
      after = " AND (a.region > ? OR (a.region = ? AND i.code > ?))";
      values.addAll(List.of(cursor.string(0), cursor.string(0), cursor.string(1)));
    }
    values.add(page.limit() + 1);
    var found =
        sql.list(
            LINES + after + " ORDER BY a.region, i.code LIMIT ?", this::line, values.toArray());
    return page.cut(found, last -> Cursor.text(LIST, last.territory(), last.ref().code()));
  }

  List<ImplementationLine> lines(BasicCode item, LocalDate day, List<RegionCode> regions) {
    if (regions.isEmpty()) {
      return List.of();
    }
    var values = new ArrayList<Object>(List.of(item.value(), day, day));
    regions.forEach(region -> values.add(region.value()));
    return sql.list(
        LINES + " AND a.region IN (" + Sql.marks(regions.size()) + ") ORDER BY i.code",
        this::line,
        values.toArray());
  }

  Map<BasicCode, List<ImplementationLine>> first(
      Collection<BasicCode> items, LocalDate day, List<RegionCode> near, int most) {
    if (items.isEmpty()) {
      return Map.of();
    }
    var values = new ArrayList<Object>();
    near.forEach(region -> values.add(region.value()));
    values.add(day);
    values.add(day);
    items.forEach(item -> values.add(item.value()));
    values.add(most);
    var nearest =
        near.isEmpty()
            ? "1"
            : "CASE WHEN a.region IN (" + Sql.marks(near.size()) + ") THEN 0 ELSE 1 END";
    return sql
        .list(
            "SELECT * FROM ("
                + COLUMNS
                + ", ROW_NUMBER() OVER (PARTITION BY i.item_code ORDER BY "
                + nearest
                + ", a.region, i.code) AS place"
                + TABLES
                + " WHERE"
                + IS_IN_FORCE
                + " AND i.item_code IN ("
                + Sql.marks(items.size())
                + ")) ranked WHERE place <= ? ORDER BY code, place",
            row -> new Placed(row.getInt("place"), line(row)),
            values.toArray())
        .stream()
        .sorted(Comparator.comparingInt(Placed::place))
        .collect(
            groupingBy(
                placed -> placed.line().ref().code().item(), mapping(Placed::line, toList())));
  }

  private record Placed(int place, ImplementationLine line) {}

  private ImplementationLine line(ResultSet row) throws SQLException {
    var ref = ref(row);
    var content = row.getString("content");
    if (content != null) {
      var read = implementation(ref, content);
      return line(row, ref, read.kind(), read.limits().promised(), read.limits().legal());
    }
    return line(
        row,
        ref,
        CaseKind.valueOf(row.getString("case_kind")),
        new WorkingDays(row.getInt("promised_days")),
        new WorkingDays(row.getInt("legal_days")));
  }

  private static ImplementationLine line(
      ResultSet row, ImplementationRef ref, CaseKind kind, WorkingDays promised, WorkingDays legal)
      throws SQLException {
    return new ImplementationLine(
        ref,
        row.getString("name"),
        new UnitCode(row.getString("authority")),
        Level.valueOf(row.getString("authority_level")),
        new RegionCode(row.getString("region")),
        kind,
        promised,
        legal);
  }

  /**
   * What is in force on a day, by item.
   *
   * @param counts how many implementations, of every item that has any
   * @param modes the items by mode
   */
  record InForce(Map<BasicCode, Integer> counts, Map<HandlingMode, Set<BasicCode>> modes) {}

  InForce inForce(LocalDate day) {
    var counts = new HashMap<BasicCode, Integer>();
    var modes = new EnumMap<HandlingMode, Set<BasicCode>>(HandlingMode.class);
    sql.list(
        "SELECT i.item_code, i.modes, COUNT(*) AS many FROM implementation i WHERE"
            + IS_IN_FORCE
            + " GROUP BY i.item_code, i.modes",
        row -> {
          var item = new BasicCode(row.getString("item_code"));
          counts.merge(item, row.getInt("many"), Integer::sum);
          Optional.ofNullable(row.getString("modes"))
              .filter(names -> !names.isEmpty())
              .map(names -> names.split(" "))
              .ifPresent(
                  names -> {
                    for (var name : names) {
                      modes
                          .computeIfAbsent(HandlingMode.valueOf(name), _ -> new HashSet<>())
                          .add(item);
                    }
                  });
          return item;
        },
        day,
        day);
    return new InForce(counts, modes);
  }

  Map<ImplementationCode, Latest> latest(Collection<ImplementationCode> codes) {
    var found = new HashMap<ImplementationCode, Latest>();
    inParts(
        List.copyOf(codes),
        some ->
            sql.list(
                    "SELECT code, version, status, content_hash, guide_hash FROM implementation"
                        + " WHERE code IN ("
                        + Sql.marks(some.size())
                        + ")",
                    row ->
                        new Latest(
                            ref(row),
                            row.getString("status").equals(WITHDRAWN),
                            Optional.ofNullable(row.getString("content_hash")).orElse(""),
                            row.getString("guide_hash") != null),
                    some.stream().map(ImplementationCode::value).toArray())
                .forEach(
                    one ->
                        found.merge(
                            one.ref().code(),
                            one,
                            (a, b) -> a.ref().version() > b.ref().version() ? a : b)));
    return found;
  }

  private static <T> void inParts(List<T> all, Consumer<List<T>> each) {
    IntStream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
        .forEach(from -> each.accept(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
  }

  Set<UnitCode> withImplementations(Collection<UnitCode> authorities) {
    var found = new HashSet<UnitCode>();
    inParts(
        List.copyOf(authorities),
        some ->
            found.addAll(
                sql.list(
                    "SELECT DISTINCT authority FROM implementation WHERE authority IN ("
                        + Sql.marks(some.size())
                        + ")",
                    row -> new UnitCode(row.getString("authority")),
                    some.stream().map(UnitCode::value).toArray())));
    return found;
  }

  Optional<SourceRows> source(ImplementationRef ref) {
    return sql.first(
        "SELECT i.own_cells, g.content FROM implementation i"
            + " JOIN guide_rows g ON g.hash = i.guide_hash WHERE i.code = ? AND i.version = ?",
        row ->
            new SourceRows(
                format.readCells(row.getString("own_cells")),
                format.readGuide(row.getString("content"))),
        ref.code().value(),
        ref.version());
  }

  private record Candidate(PublishedVersion version, Exported exported) {}

  /** See {@link org.tongban.application.item.ReferenceStore#exported}. */
  List<Exported> exported(Optional<BasicCode> item, LocalDate day) {
    var chosen = new TreeMap<ImplementationCode, Candidate>();
    var code = "";
    var version = 0;
    for (int read = AT_ONCE; read == AT_ONCE; ) {
      var part = candidates(item, code, version);
      for (var one : part) {
        if (one.version().inForceOn(day)
            || one.version().stateOn(day) == VersionState.WITHDRAWN
                && !Optional.ofNullable(chosen.get(one.version().ref().code()))
                    .filter(known -> known.version().inForceOn(day))
                    .isPresent()) {
          chosen.put(one.version().ref().code(), one);
        }
      }
      read = part.size();
      if (read > 0) {
        code = part.getLast().version().ref().code().value();
        version = part.getLast().version().ref().version();
      }
    }
    return chosen.values().stream()
        .map(
            one ->
                new Exported(
                    one.exported().code(),
                    one.exported().authority(),
                    one.version().inForceOn(day),
                    one.exported().own(),
                    one.exported().guide()))
        .sorted(
            Comparator.comparing((Exported one) -> one.code().item())
                .thenComparing(Exported::authority))
        .toList();
  }

  private List<Candidate> candidates(Optional<BasicCode> item, String code, int version) {
    var values = new ArrayList<Object>(List.of(code, version));
    item.ifPresent(wanted -> values.add(wanted.value()));
    values.add(AT_ONCE);
    return sql.list(
        "SELECT code, version, authority, status, effective_from, effective_to, own_cells,"
            + " guide_hash FROM implementation WHERE (code, version) > (?, ?)"
            + (item.isPresent() ? " AND item_code = ?" : "")
            + " ORDER BY code, version LIMIT ?",
        row -> {
          var ref = ref(row);
          var own = row.getString("own_cells");
          return new Candidate(
              new PublishedVersion(
                  ref,
                  row.getObject("effective_from", LocalDate.class),
                  Optional.ofNullable(row.getObject("effective_to", LocalDate.class)),
                  row.getString("status").equals(WITHDRAWN)),
              new Exported(
                  ref.code(),
                  new UnitCode(row.getString("authority")),
                  true,
                  own == null ? Map.of() : format.readCells(own),
                  Optional.ofNullable(row.getString("guide_hash"))));
        },
        values.toArray());
  }

  GuideRows guideOf(String hash) {
    return sql.first(
            "SELECT content FROM guide_rows WHERE hash = ?",
            row -> format.readGuide(row.getString("content")),
            hash)
        .orElseThrow();
  }

  /** See {@link org.tongban.application.item.ReferenceStore#publish}. */
  void publish(List<Published> versions, LocalDate from, Instant at) {
    var guides = new IdentityHashMap<GuideRows, String>();
    inParts(versions, some -> publishPart(some, from, at, guides));
  }

  private void publishPart(
      List<Published> some, LocalDate from, Instant at, Map<GuideRows, String> guides) {
    var latest = latest(some.stream().map(one -> one.implementation().ref().code()).toList());
    var known =
        some.stream()
            .collect(
                groupingBy(
                    one ->
                        Optional.ofNullable(latest.get(one.implementation().ref().code()))
                            .map(Latest::ref)
                            .filter(one.implementation().ref()::equals)
                            .isPresent()));
    sql.batch(
        "UPDATE implementation SET status = ?, effective_to ="
            + " CASE WHEN ? = 'IN_FORCE' THEN NULL WHEN effective_from > ? THEN effective_from"
            + " ELSE ? END WHERE code = ? AND version = ?",
        rows(
            known.getOrDefault(true, List.of()),
            one -> {
              var ref = one.implementation().ref();
              var status = one.inForce() ? IN_FORCE : WITHDRAWN;
              return new Object[] {status, status, from, from, ref.code().value(), ref.version()};
            }));
    var next = known.getOrDefault(false, List.of());
    sql.batch(
        "UPDATE implementation SET status = 'SUPERSEDED', effective_to ="
            + " CASE WHEN effective_from > ? THEN effective_from ELSE ? END"
            + " WHERE code = ? AND (effective_to IS NULL OR effective_to > ?)",
        rows(
            next.stream()
                .filter(one -> latest.containsKey(one.implementation().ref().code()))
                .toList(),
            one -> new Object[] {from, from, one.implementation().ref().code().value(), from}));
    next.forEach(one -> one.source().ifPresent(source -> keep(source.guide(), guides)));
    sql.batch(
        "INSERT INTO implementation (code, version, item_code, authority, status, effective_from,"
            + " effective_to, content, case_kind, promised_days, legal_days, modes,"
            + " content_hash, own_cells, guide_hash)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows(next, one -> row(one, from, guides)));
    changed(
        some.stream()
            .map(
                one ->
                    new Change(
                        one.inForce() ? "PUBLISHED" : "WITHDRAWN", one.implementation().ref()))
            .toList(),
        from,
        at);
  }

  private static <T> List<Object[]> rows(List<T> some, Function<T, Object[]> values) {
    return some.stream().map(values).toList();
  }

  private Object[] row(Published published, LocalDate from, Map<GuideRows, String> guides) {
    var implementation = published.implementation();
    var ref = implementation.ref();
    var content = content(implementation);
    return new Object[] {
      ref.code().value(),
      ref.version(),
      ref.code().item().value(),
      implementation.authority().value(),
      published.inForce() ? IN_FORCE : WITHDRAWN,
      from,
      published.inForce() ? null : from,
      content,
      implementation.kind().name(),
      implementation.limits().promised().count(),
      implementation.limits().legal().count(),
      implementation.modes().stream().sorted().map(Enum::name).collect(joining(" ")),
      hash(content),
      published.source().map(source -> format.writeCells(source.own())),
      published.source().map(source -> guides.get(source.guide()))
    };
  }

  /** Keeps the rows of a guide unless they are there. */
  private void keep(GuideRows guide, Map<GuideRows, String> guides) {
    if (!guides.containsKey(guide)) {
      var text = format.writeGuide(guide);
      var hash = hash(text);
      sql.update("INSERT IGNORE INTO guide_rows (hash, content) VALUES (?, ?)", hash, text);
      guides.put(guide, hash);
    }
  }

  private record Change(String kind, ImplementationRef ref) {}

  private void changed(List<Change> changes, LocalDate effectiveOn, Instant at) {
    sql.batch(
        "INSERT INTO catalogue_change (change_kind, item_code, implementation_code,"
            + " implementation_version, changed_at, effective_on) VALUES (?, ?, ?, ?, ?, ?)",
        rows(
            changes,
            change ->
                new Object[] {
                  change.kind(),
                  change.ref().code().item().value(),
                  change.ref().code().value(),
                  change.ref().version(),
                  at,
                  effectiveOn
                }));
  }

  /** See {@link org.tongban.application.item.ReferenceStore#withdraw}. */
  void withdraw(ImplementationCode code, LocalDate until, Instant at) {
    var open =
        versions(code).stream()
            .filter(version -> version.until().isEmpty() || version.until().get().isAfter(until))
            .toList();
    sql.batch(
        "UPDATE implementation SET status = 'WITHDRAWN', effective_to = ?"
            + " WHERE code = ? AND version = ?",
        rows(
            open,
            version ->
                new Object[] {
                  version.from().isAfter(until) ? version.from() : until,
                  code.value(),
                  version.ref().version()
                }));
    changed(open.stream().map(one -> new Change("WITHDRAWN", one.ref())).toList(), until, at);
  }
}
