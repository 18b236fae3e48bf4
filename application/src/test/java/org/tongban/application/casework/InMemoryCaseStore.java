package org.tongban.application.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.application.custody.CasesWithOriginals;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.CaseStatus;
import org.tongban.domain.casework.OpenWork;
import org.tongban.domain.casework.Outcome;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Cases in memory. */
public final class InMemoryCaseStore implements CaseStore, CasesUnderMandate, CasesWithOriginals {
  private final InMemoryTransactions transactions;
  private final Map<CaseId, List<CaseEvent>> ledgers = new LinkedHashMap<>();
  private final Map<CaseId, Entry> entries = new LinkedHashMap<>();

  /** Rolls back with these transactions. */
  public InMemoryCaseStore(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public synchronized Optional<Ledger> find(CaseId id) {
    return Optional.ofNullable(ledgers.get(id))
        .map(events -> new Ledger(CaseFile.replay(events), events));
  }

  @Override
  public synchronized Optional<Ledger> findOwned(CaseId id, SubjectId applicant) {
    return find(id)
        .filter(
            ledger ->
                ledger.file().filing().applicant().equals(applicant)
                    || ledger.file().filing().filedBy().id().value().equals(applicant.value()));
  }

  @Override
  public synchronized Optional<CaseId> findByNumber(CaseNumber number) {
    return files()
        .filter(file -> file.filing().number().equals(number))
        .map(CaseFile::id)
        .findFirst();
  }

  /** Every event of every case. */
  synchronized Stream<CaseEvent> events() {
    return ledgers.values().stream().flatMap(List::stream).toList().stream();
  }

  /** What every case is about. */
  public synchronized List<String> itemNames() {
    return files().map(file -> file.filing().itemName()).toList();
  }

  private Stream<CaseFile> files() {
    return entries.values().stream().map(Entry::file);
  }

  @Override
  public synchronized void add(Entry entry) {
    var file = entry.file();
    if (ledgers.containsKey(file.id()) || findByNumber(file.filing().number()).isPresent()) {
      throw new StaleVersionException("Case " + file.id());
    }
    put(entry, List.of());
  }

  @Override
  public synchronized void append(Entry entry) {
    var before = ledgers.getOrDefault(entry.file().id(), List.of());
    if (before.isEmpty() || before.size() != entry.events().getFirst().sequence() - 1) {
      throw new StaleVersionException("Case " + entry.file().id());
    }
    put(entry, before);
  }

  private void put(Entry entry, List<CaseEvent> before) {
    var id = entry.file().id();
    var events = new ArrayList<>(before);
    events.addAll(entry.events());
    var oldEvents = ledgers.put(id, List.copyOf(events));
    var oldEntry = entries.put(id, entry);
    transactions.onRollback(() -> restore(id, oldEvents, oldEntry));
  }

  private synchronized void restore(CaseId id, List<CaseEvent> events, Entry entry) {
    if (events == null) {
      ledgers.remove(id);
      entries.remove(id);
    } else {
      ledgers.put(id, events);
      entries.put(id, entry);
    }
  }

  @Override
  public synchronized boolean granted(SubjectId applicant, BasicCode item) {
    return files()
        .filter(file -> file.filing().applicant().equals(applicant))
        .filter(file -> file.filing().implementation().code().item().equals(item))
        .filter(
            file -> file.status() == CaseStatus.CONCLUDED || file.status() == CaseStatus.COMPLETED)
        .anyMatch(file -> file.outcome().filter(Outcome.APPROVED::equals).isPresent());
  }

  @Override
  public synchronized Page<CaseSummary> ofApplicant(SubjectId applicant, Page.Request page) {
    return page(summaries(file -> file.filing().applicant().equals(applicant)), "cases", page);
  }

  @Override
  public synchronized Page<CaseSummary> underMandate(MandateId mandate, Page.Request page) {
    return page(
        summaries(file -> file.filing().mandate().filter(mandate::equals).isPresent()),
        "under-mandate",
        page);
  }

  private List<CaseSummary> summaries(Predicate<CaseFile> wanted) {
    return files()
        .filter(wanted)
        .sorted(
            Comparator.comparing(CaseFile::submittedAt)
                .thenComparing(file -> file.id().toString())
                .reversed())
        .map(
            file ->
                new CaseSummary(
                    file.id(),
                    file.filing().number(),
                    file.filing().itemName(),
                    file.status(),
                    file.submittedAt(),
                    file.changedAt()))
        .toList();
  }

  @Override
  public synchronized Page<WorkItem> work(Set<Caller.Duty> duties, Page.Request page) {
    var all =
        entries.values().stream()
            .flatMap(entry -> entry.work().stream())
            .filter(item -> duties.contains(new Caller.Duty(item.role(), item.unit())))
            .sorted(
                Comparator.comparing(WorkItem::dueOrdinal)
                    .thenComparing(item -> item.caseId().toString())
                    .thenComparing(
                        item -> item.unit() + "/" + item.role().name() + "/" + item.task().name()))
            .toList();
    return page(all, "work", page);
  }

  @Override
  public synchronized Page<WorkItem> waiting(
      Set<UnitCode> units, OpenWork.Task task, Page.Request page) {
    var all =
        entries.values().stream()
            .flatMap(entry -> entry.work().stream())
            .filter(item -> item.task() == task && units.contains(item.unit()))
            .sorted(
                Comparator.comparing(WorkItem::dueOrdinal)
                    .thenComparing(item -> item.caseId().toString())
                    .thenComparing(item -> item.unit() + "/" + item.role().name()))
            .toList();
    return page(all, "papers", page);
  }

  private static <T> Page<T> page(List<T> all, String list, Page.Request page) {
    int from =
        page.after()
            .map(
                cursor -> {
                  if (!cursor.matches(list + ":[0-9]{1,9}")) {
                    throw new Page.BadCursorException();
                  }
                  return Integer.parseInt(cursor.substring(list.length() + 1));
                })
            .orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        all.subList(Math.min(from, to), to),
        to < all.size() ? Optional.of(list + ":" + to) : Optional.empty());
  }

  @Override
  public synchronized List<CaseId> timersBefore(long ordinal, int limit) {
    return entries.values().stream()
        .filter(entry -> entry.timer().filter(timer -> timer < ordinal).isPresent())
        .sorted(Comparator.comparing(entry -> entry.timer().orElseThrow()))
        .limit(limit)
        .map(entry -> entry.file().id())
        .toList();
  }
}
