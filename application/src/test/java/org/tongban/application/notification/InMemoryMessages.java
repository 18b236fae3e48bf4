package org.tongban.application.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingRules.Recent;
import org.tongban.domain.person.SubjectId;

/** Messages in memory. */
public final class InMemoryMessages implements MessageStore {
  private final InMemoryTable<String, Planned> rows;

  /** None yet. */
  public InMemoryMessages(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public Set<String> known(Collection<String> references) {
    var known = new HashSet<>(references);
    known.removeIf(reference -> rows.get(reference).isEmpty());
    return known;
  }

  @Override
  public boolean wasPlanned(String reference, NoticeChannel channel) {
    return rows.get(reference).filter(row -> row.moments().containsKey(channel)).isPresent();
  }

  @Override
  public void add(List<Planned> messages) {
    for (var planned : messages) {
      if (rows.get(planned.message().reference()).isEmpty()) {
        rows.put(planned.message().reference(), planned);
      }
    }
  }

  @Override
  public Map<SubjectId, Recent> recent(
      NoticeChannel channel, Collection<SubjectId> people, Instant since) {
    var recent = new HashMap<SubjectId, Recent>();
    rows.all()
        .filter(row -> people.contains(row.message().person()))
        .flatMap(
            row ->
                Stream.ofNullable(row.moments().get(channel))
                    .filter(moment -> !moment.isBefore(since))
                    .map(moment -> Map.entry(row.message().person(), moment)))
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            entry ->
                recent.merge(
                    entry.getKey(),
                    Recent.NOTHING.and(entry.getValue()),
                    (before, _) -> before.and(entry.getValue())));
    return recent;
  }

  private List<PersonalMessage> of(SubjectId person) {
    return rows.all()
        .map(Planned::message)
        .filter(message -> message.person().equals(person))
        .sorted(
            Comparator.comparing((PersonalMessage message) -> message.id().toString()).reversed())
        .toList();
  }

  @Override
  public Page<PersonalMessage> list(SubjectId person, Page.Request page) {
    return Pages.cut(of(person), page, message -> message.id().toString());
  }

  @Override
  public int unread(SubjectId person) {
    return (int)
        of(person).stream()
            .limit(MOST_UNREAD)
            .filter(message -> message.readAt().isEmpty())
            .count();
  }

  @Override
  public boolean markRead(SubjectId person, MessageId id, Instant at) {
    var found = of(person).stream().filter(message -> message.id().equals(id)).findFirst();
    found.ifPresent(message -> markRead(message, at));
    return found.isPresent();
  }

  @Override
  public void markAllRead(SubjectId person, Instant until) {
    of(person).stream()
        .filter(message -> !message.at().isAfter(until))
        .forEach(message -> markRead(message, until));
  }

  private void markRead(PersonalMessage message, Instant at) {
    if (message.readAt().isEmpty()) {
      var row = rows.get(message.reference()).orElseThrow();
      rows.put(
          message.reference(),
          new Planned(
              new PersonalMessage(
                  message.id(),
                  message.person(),
                  message.reference(),
                  message.kind(),
                  message.about(),
                  message.text(),
                  message.at(),
                  Optional.of(at)),
              row.moments()));
    }
  }

  @Override
  public int forget(Instant before, int most) {
    var old =
        rows.all()
            .map(Planned::message)
            .filter(message -> message.at().isBefore(before))
            .limit(most)
            .toList();
    old.forEach(message -> rows.remove(message.reference()));
    return old.size();
  }
}
