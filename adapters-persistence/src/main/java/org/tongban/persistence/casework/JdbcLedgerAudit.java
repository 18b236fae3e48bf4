package org.tongban.persistence.casework;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.tongban.application.casework.LedgerAudit;
import org.tongban.domain.casework.CaseId;
import org.tongban.persistence.casework.WitnessFile.Witnessed;
import org.tongban.persistence.database.Sql;

/**
 * Verifies the stored bytes of the ledger, which takes no key. The witness file lies in the data
 * folder, {@code witness/heads.log}; whoever wants more certainty copies it to where nobody can
 * write.
 */
@Singleton
final class JdbcLedgerAudit implements LedgerAudit {
  /**
   * Entries are recorded before they are committed, and clocks differ: each look goes this far
   * back.
   */
  static final Duration OVERLAP = Duration.ofMinutes(3);

  private static final int CASES_AT_ONCE = 100;
  private static final int ENTRIES_AT_ONCE = 1000;
  private static final int LINES_PER_PART = 200_000;

  private final Sql sql;
  private final WitnessFile file;

  /** The heads witnessed within the overlap, the earliest first. */
  private final SequencedMap<UUID, Witnessed> recent = new LinkedHashMap<>();

  private boolean ready;
  private int nextPart;
  private Instant witnessedUntil = Instant.EPOCH;

  JdbcLedgerAudit(Sql sql, @Property(name = "tongban.data") String data) {
    this.sql = sql;
    this.file = new WitnessFile(Path.of(data, "witness", "heads.log"));
  }

  // Witnessing.

  @Override
  public synchronized int witness() {
    if (!ready) {
      file.read(
          new WitnessFile.Reader() {
            @Override
            public void line(Witnessed witnessed) {
              remember(witnessed);
            }

            @Override
            public void broken(long number) {
              throw new IllegalStateException("Line %d of the witness is broken".formatted(number));
            }
          });
      ready = true;
    }
    var since = witnessedUntil.equals(Instant.EPOCH) ? Instant.EPOCH : overlap();
    var from = new Witnessed(since, new UUID(0, 0), 0, new byte[0]);
    int added = 0;
    List<Witnessed> portion;
    do {
      portion = recordedFrom(from);
      added += witness(portion);
      from = portion.isEmpty() ? from : portion.getLast();
    } while (portion.size() == ENTRIES_AT_ONCE);
    return added;
  }

  private Instant overlap() {
    return witnessedUntil.minus(OVERLAP);
  }

  private void remember(Witnessed witnessed) {
    recent.putLast(witnessed.caseId(), witnessed);
    if (witnessed.recordedAt().isAfter(witnessedUntil)) {
      witnessedUntil = witnessed.recordedAt();
    }
    // One that was written out of order only stays a little longer.
    while (recent.firstEntry().getValue().recordedAt().isBefore(overlap())) {
      recent.pollFirstEntry();
    }
  }

  private List<Witnessed> recordedFrom(Witnessed from) {
    return sql.list(
        "SELECT recorded_at, case_id, sequence, hash FROM case_event"
            + " WHERE recorded_at >= ? AND (recorded_at > ? OR case_id > ?"
            + " OR case_id = ? AND sequence > ?)"
            + " ORDER BY recorded_at, case_id, sequence LIMIT "
            + ENTRIES_AT_ONCE,
        row ->
            new Witnessed(
                Sql.instant(row, "recorded_at"),
                Sql.uuid(row, "case_id"),
                row.getInt("sequence"),
                row.getBytes("hash")),
        from.recordedAt(),
        from.recordedAt(),
        from.caseId(),
        from.caseId(),
        from.sequence());
  }

  private int witness(List<Witnessed> portion) {
    var heads = new LinkedHashMap<UUID, Witnessed>();
    for (var entry : portion) {
      var known = recent.get(entry.caseId());
      if (known == null || known.sequence() < entry.sequence()) {
        heads.merge(entry.caseId(), entry, JdbcLedgerAudit::later);
      }
    }
    if (!heads.isEmpty()) {
      file.append(List.copyOf(heads.values()));
      heads.values().forEach(this::remember);
    }
    return heads.size();
  }

  private static Witnessed later(Witnessed one, Witnessed other) {
    return one.sequence() >= other.sequence() ? one : other;
  }

  // Pruning.

  /**
   * Drops heads of the witness file that were recorded before that time and that a newer head of
   * the same case proves: its hash covers all that came before. Only where the ledger still says
   * what was witnessed, the older and the newer; otherwise every line of the case stays, as
   * evidence. The newest head of each case always stays. A long file is pruned a part at a time, so
   * that the memory it takes is bounded.
   *
   * @return how many lines were dropped
   */
  synchronized int prune(Instant before) {
    int parts = (int) (file.lines() / LINES_PER_PART) + 1;
    int part = Math.floorMod(nextPart++, parts);
    var newest = new HashMap<UUID, Witnessed>();
    var older = new HashMap<UUID, List<Witnessed>>();
    file.read(
        new WitnessFile.Reader() {
          @Override
          public void line(Witnessed witnessed) {
            if (Math.floorMod(witnessed.caseId().hashCode(), parts) == part) {
              var known = newest.get(witnessed.caseId());
              var head = known == null ? witnessed : later(known, witnessed);
              newest.put(witnessed.caseId(), head);
              if (known != null) {
                older
                    .computeIfAbsent(witnessed.caseId(), _ -> new ArrayList<>())
                    .add(head == known ? witnessed : known);
              }
            }
          }

          @Override
          public void broken(long number) {
            throw new IllegalStateException("Line %d of the witness is broken".formatted(number));
          }
        });
    older.values().removeIf(lines -> lines.stream().noneMatch(line -> isOld(line, before)));
    var proven = proven(older, newest);
    int dropped =
        (int)
            older.entrySet().stream()
                .filter(entry -> proven.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .filter(line -> isOld(line, before))
                .count();
    if (dropped > 0) {
      file.rewrite(
          line ->
              proven.contains(line.caseId())
                  && line.sequence() < newest.get(line.caseId()).sequence()
                  && isOld(line, before));
    }
    return dropped;
  }

  private static boolean isOld(Witnessed line, Instant before) {
    return line.recordedAt().isBefore(before);
  }

  /** The cases whose every witnessed entry is in the ledger as it was witnessed. */
  private Set<UUID> proven(Map<UUID, List<Witnessed>> older, Map<UUID, Witnessed> newest) {
    var proven = new HashSet<UUID>();
    var ids = List.copyOf(older.keySet());
    for (int from = 0; from < ids.size(); from += CASES_AT_ONCE) {
      var portion = ids.subList(from, Math.min(ids.size(), from + CASES_AT_ONCE));
      var stored = hashes(portion);
      for (var id : portion) {
        var hashes = stored.getOrDefault(id, Map.of());
        if (Stream.concat(older.get(id).stream(), Stream.of(newest.get(id)))
            .allMatch(line -> Arrays.equals(hashes.get(line.sequence()), line.hash()))) {
          proven.add(id);
        }
      }
    }
    return proven;
  }

  /** The hashes of those cases' entries, by case and sequence. */
  private Map<UUID, Map<Integer, byte[]>> hashes(List<UUID> ids) {
    var hashes = new HashMap<UUID, Map<Integer, byte[]>>();
    sql.list(
        "SELECT case_id, sequence, hash FROM case_event WHERE case_id IN ("
            + Sql.marks(ids.size())
            + ")",
        row ->
            hashes
                .computeIfAbsent(Sql.uuid(row, "case_id"), _ -> new HashMap<>())
                .put(row.getInt("sequence"), row.getBytes("hash")),
        ids.toArray());
    return hashes;
  }

  // Verifying.

  @Override
  public synchronized Report verify() {
    var verification = new Verification();
    verification.chains();
    verification.entriesWithoutCase();
    verification.witness();
    return new Report(
        verification.cases, verification.events, List.copyOf(verification.findings.values()));
  }

  /** One case as a consistent statement saw it. */
  private record Stored(UUID id, int sequence, byte[] head, List<LedgerEntry> entries) {}

  /** One run; keeps the first finding of each case. */
  private final class Verification {
    private final Map<UUID, Finding> findings = new LinkedHashMap<>();
    private long cases;
    private long events;

    private void report(UUID id, int sequence, String what) {
      report(new Finding(new CaseId(id), Optional.of(sequence), what));
    }

    private void report(Finding finding) {
      findings.merge(
          finding.caseId().value(),
          finding,
          (known, more) ->
              Comparator.<Finding>comparingInt(each -> each.sequence().orElse(0))
                          .compare(known, more)
                      <= 0
                  ? known
                  : more);
    }

    void chains() {
      var from = new UUID(0, 0);
      var ids = idsAfter(from);
      while (!ids.isEmpty()) {
        var stored = stored(from, ids.getLast());
        stored.forEach(this::chain);
        from = ids.getLast();
        ids = idsAfter(from);
      }
    }

    private List<UUID> idsAfter(UUID id) {
      return sql.list(
          "SELECT id FROM case_file WHERE id > ? ORDER BY id LIMIT " + CASES_AT_ONCE,
          row -> Sql.uuid(row, "id"),
          id);
    }

    /** The rows and entries in one statement, so that no change comes between them. */
    private List<Stored> stored(UUID after, UUID last) {
      var byId = new LinkedHashMap<UUID, Stored>();
      sql.list(
          "SELECT f.id, f.sequence AS head_sequence, f.head_hash, "
              + LedgerEntry.COLUMNS
              + " FROM case_file f LEFT JOIN case_event e ON e.case_id = f.id"
              + " WHERE f.id > ? AND f.id <= ? ORDER BY f.id, e.sequence",
          row -> collect(byId, row),
          after,
          last);
      return List.copyOf(byId.values());
    }

    private boolean collect(Map<UUID, Stored> byId, ResultSet row) throws SQLException {
      var id = Sql.uuid(row, "id");
      var stored = byId.get(id);
      if (stored == null) {
        stored =
            new Stored(
                id, row.getInt("head_sequence"), row.getBytes("head_hash"), new ArrayList<>());
        byId.put(id, stored);
      }
      return row.getBytes("case_id") != null && stored.entries().add(LedgerEntry.of(row));
    }

    private void chain(Stored stored) {
      cases++;
      events += stored.entries().size();
      var previous = new byte[LedgerEntry.HASH_BYTES];
      int expected = 1;
      for (var entry : stored.entries()) {
        var problem = problem(entry, expected, previous);
        if (problem.isPresent()) {
          report(stored.id(), expected, problem.get());
          return;
        }
        previous = entry.hash();
        expected++;
      }
      int last = expected - 1;
      if (stored.sequence() > last) {
        report(stored.id(), expected, "The entry is missing: the case has more than are stored");
      } else if (stored.sequence() < last) {
        report(stored.id(), stored.sequence() + 1, "The entry is not one of the case's row");
      } else if (!Arrays.equals(stored.head(), previous)) {
        report(stored.id(), last, "The entry is not the head that the case's row names");
      }
    }

    private static Optional<String> problem(LedgerEntry entry, int expected, byte[] previous) {
      if (entry.sequence() != expected) {
        return Optional.of("The entry is missing: the next one is " + entry.sequence());
      }
      if (entry.format() != LedgerEntry.FORMAT) {
        return Optional.of("The entry has an unknown format: " + entry.format());
      }
      if (!Arrays.equals(entry.computedHash(), entry.hash())) {
        return Optional.of("The entry was altered: its content does not fit its hash");
      }
      if (!Arrays.equals(entry.previousHash(), previous)) {
        return Optional.of("The entry does not follow the one before it");
      }
      return Optional.empty();
    }

    void entriesWithoutCase() {
      sql.list(
          "SELECT e.case_id, MIN(e.sequence) AS first_sequence FROM case_event e"
              + " LEFT JOIN case_file f ON f.id = e.case_id WHERE f.id IS NULL"
              + " GROUP BY e.case_id",
          row -> {
            report(
                Sql.uuid(row, "case_id"),
                row.getInt("first_sequence"),
                "The entry belongs to a case that has no row");
            return true;
          });
    }

    void witness() {
      var portion = new ArrayList<Witnessed>();
      file.read(
          new WitnessFile.Reader() {
            @Override
            public void line(Witnessed witnessed) {
              portion.add(witnessed);
              if (portion.size() == CASES_AT_ONCE) {
                compare(portion);
                portion.clear();
              }
            }

            @Override
            public void broken(long number) {
              report(
                  new Finding(
                      new CaseId(new UUID(0, 0)),
                      Optional.empty(),
                      "Line %d of the witness itself was altered".formatted(number)));
            }
          });
      compare(portion);
    }

    private void compare(List<Witnessed> portion) {
      if (portion.isEmpty()) {
        return;
      }
      var ids = portion.stream().map(Witnessed::caseId).distinct().toList();
      var hashes = hashes(ids);
      for (var witnessed : portion) {
        compare(witnessed, hashes.getOrDefault(witnessed.caseId(), Map.of()));
      }
    }

    private void compare(Witnessed witnessed, Map<Integer, byte[]> hashes) {
      if (hashes.isEmpty()) {
        report(
            new Finding(
                new CaseId(witnessed.caseId()),
                Optional.empty(),
                "The case is missing: its entry %d was witnessed".formatted(witnessed.sequence())));
      } else if (!hashes.containsKey(witnessed.sequence())) {
        int first = 1;
        while (hashes.containsKey(first)) {
          first++;
        }
        report(witnessed.caseId(), first, "The entry is missing: a later one was witnessed");
      } else if (!Arrays.equals(hashes.get(witnessed.sequence()), witnessed.hash())) {
        report(
            witnessed.caseId(),
            witnessed.sequence(),
            "The entry, or one before it, is not the one that was witnessed");
      }
    }
  }
}
