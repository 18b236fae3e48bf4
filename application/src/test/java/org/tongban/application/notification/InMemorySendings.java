package org.tongban.application.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.person.SubjectId;

/** What waits and what was sent, in memory. */
public final class InMemorySendings implements SendingStore {
  private final InMemoryTable<Long, Row> waiting;
  private final InMemoryTable<Long, Logged> log;
  private long ids;

  private record Row(long id, Waiting waiting, Instant since) {}

  private record Logged(long id, Entry entry) {}

  /** Nothing yet. */
  public InMemorySendings(InMemoryTransactions transactions) {
    waiting = new InMemoryTable<>(transactions);
    log = new InMemoryTable<>(transactions);
  }

  @Override
  public void wait(List<Waiting> notices) {
    for (var notice : notices) {
      if (waiting.all().noneMatch(row -> isSame(row.waiting(), notice))) {
        ids++;
        waiting.put(ids, new Row(ids, notice, notice.due()));
      }
    }
  }

  private static boolean isSame(Waiting one, Waiting other) {
    return one.channel() == other.channel()
        && one.telling().reference().equals(other.telling().reference());
  }

  /** What waits, as it is now. */
  public List<Waiting> waiting() {
    return waiting.all().map(Row::waiting).toList();
  }

  /** The log, the oldest first. */
  public List<Entry> logged() {
    return log.all().map(Logged::entry).toList();
  }

  @Override
  public List<Claimed> claim(Instant now, Duration lease, int most) {
    return waiting
        .all()
        .filter(row -> !row.waiting().due().isAfter(now))
        .limit(most)
        .map(
            row -> {
              var claimed = change(row, now.plus(lease), row.waiting().tries() + 1);
              return new Claimed(row.id(), claimed.waiting(), row.since());
            })
        .toList();
  }

  private Row change(Row row, Instant due, int tries) {
    var changed =
        new Row(
            row.id(),
            new Waiting(row.waiting().telling(), row.waiting().channel(), due, tries),
            row.since());
    waiting.put(row.id(), changed);
    return changed;
  }

  @Override
  public void done(Collection<Long> done) {
    done.forEach(waiting::remove);
  }

  @Override
  public void again(Collection<Long> again, Instant due, int tries) {
    again.forEach(id -> waiting.get(id).ifPresent(row -> change(row, due, tries)));
  }

  @Override
  public void log(List<Entry> entries) {
    for (var entry : entries) {
      ids++;
      log.put(ids, new Logged(ids, entry));
    }
  }

  @Override
  public boolean accounted(SubjectId person, NoticeChannel channel, String reference) {
    return log.all()
            .map(Logged::entry)
            .anyMatch(
                entry ->
                    entry.person().filter(person::equals).isPresent()
                        && entry.channel() == channel
                        && entry.reference().equals(reference))
        || waiting
            .all()
            .map(Row::waiting)
            .anyMatch(
                row -> row.channel() == channel && row.telling().reference().equals(reference));
  }

  @Override
  public Page<Entry> ofPerson(SubjectId person, Page.Request page) {
    return page(entry -> entry.person().filter(person::equals).isPresent(), page);
  }

  @Override
  public Page<Entry> all(Filter filter, Page.Request page) {
    return page(
        entry ->
            filter
                    .person()
                    .map(person -> entry.person().filter(person::equals).isPresent())
                    .orElse(true)
                && filter.channel().map(entry.channel()::equals).orElse(true)
                && filter.outcome().map(entry.outcome()::equals).orElse(true),
        page);
  }

  private Page<Entry> page(Predicate<Entry> wanted, Page.Request page) {
    var all =
        log.all()
            .filter(logged -> wanted.test(logged.entry()))
            .sorted(Comparator.comparing(Logged::id).reversed())
            .toList();
    return Pages.cut(all, page, logged -> Long.toString(logged.id())).map(Logged::entry);
  }

  @Override
  public int forget(Instant before, int most) {
    var old = log.all().filter(row -> row.entry().at().isBefore(before)).limit(most).toList();
    old.forEach(row -> log.remove(row.id()));
    return old.size();
  }
}
