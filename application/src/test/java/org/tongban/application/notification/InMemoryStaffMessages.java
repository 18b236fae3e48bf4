package org.tongban.application.notification;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.SortedPages;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.notification.MessageId;

/** Messages to staff in memory. */
public final class InMemoryStaffMessages implements StaffMessageStore {
  private record Read(MessageId message, ActorId reader) {}

  private final InMemoryTable<MessageId, StaffMessage> rows;
  private final InMemoryTable<Read, Integer> reads;

  /** None yet. */
  public InMemoryStaffMessages(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
    reads = new InMemoryTable<>(transactions);
  }

  @Override
  public void add(Matter matter) {
    var before =
        rows.all()
            .filter(row -> row.audience().equals(matter.audience()))
            .filter(row -> row.kind() == matter.kind() && row.day().equals(matter.day()))
            .findFirst();
    var id = before.map(StaffMessage::id).orElse(matter.id());
    rows.put(
        id,
        new StaffMessage(
            id,
            matter.audience(),
            matter.kind(),
            matter.day(),
            before.map(StaffMessage::matters).orElse(0) + 1,
            0,
            matter.at()));
  }

  private Stream<StaffMessage> to(Set<StaffAudience> audiences, ActorId reader) {
    return rows.all()
        .filter(row -> audiences.contains(row.audience()))
        .map(
            row ->
                new StaffMessage(
                    row.id(),
                    row.audience(),
                    row.kind(),
                    row.day(),
                    row.matters(),
                    reads.get(new Read(row.id(), reader)).orElse(0),
                    row.at()));
  }

  @Override
  public Page<StaffMessage> list(Set<StaffAudience> audiences, ActorId reader, Page.Request page) {
    return SortedPages.of(
        to(audiences, reader)
            .sorted(Comparator.comparing(InMemoryStaffMessages::latestFirst))
            .toList(),
        page,
        InMemoryStaffMessages::latestFirst);
  }

  private static String latestFirst(StaffMessage one) {
    var id = one.id().value();
    return "%016x%016x".formatted(~id.getMostSignificantBits(), ~id.getLeastSignificantBits());
  }

  @Override
  public int unread(Set<StaffAudience> audiences, ActorId reader, Instant since) {
    return (int)
        to(audiences, reader)
            .filter(one -> one.unread() && !one.at().isBefore(since))
            .limit(MOST_UNREAD)
            .count();
  }

  @Override
  public void markRead(Set<StaffAudience> audiences, ActorId reader, Map<MessageId, Integer> seen) {
    to(audiences, reader)
        .filter(one -> seen.containsKey(one.id()))
        .forEach(
            one ->
                reads.put(
                    new Read(one.id(), reader),
                    Math.max(one.seen(), Math.min(seen.get(one.id()), one.matters()))));
  }

  @Override
  public int forget(Instant before, int most) {
    var old = rows.all().filter(row -> row.at().isBefore(before)).limit(most).toList();
    old.forEach(row -> rows.remove(row.id()));
    return old.size();
  }
}
