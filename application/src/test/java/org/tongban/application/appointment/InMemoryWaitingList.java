package org.tongban.application.appointment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.Wish;
import org.tongban.domain.appointment.WishId;
import org.tongban.domain.person.SubjectId;

/** A waiting list in memory. */
public final class InMemoryWaitingList implements WaitingList {
  private final InMemoryTable<WishId, Wish> rows;

  /** Nobody waits yet. */
  public InMemoryWaitingList(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  private Stream<Wish> sorted() {
    return rows.all()
        .sorted(Comparator.comparing(Wish::madeAt).thenComparing(wish -> wish.id().toString()));
  }

  @Override
  public Optional<Wish> find(WishId id) {
    return rows.get(id);
  }

  @Override
  public List<Wish> of(SubjectId person) {
    return sorted().filter(wish -> wish.person().equals(person)).toList();
  }

  @Override
  public List<Wish> waiting(ServiceGroupCode group, LocalDate date, int limit) {
    return sorted()
        .filter(wish -> wish.group().equals(group))
        .filter(wish -> !date.isBefore(wish.first()) && !date.isAfter(wish.last()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<ServiceGroupCode> groups() {
    return rows.all().map(Wish::group).distinct().toList();
  }

  @Override
  public boolean add(Wish wish) {
    if (of(wish.person()).stream().anyMatch(other -> other.group().equals(wish.group()))) {
      return false;
    }
    rows.put(wish.id(), wish);
    return true;
  }

  @Override
  public boolean remove(WishId id) {
    var there = rows.get(id).isPresent();
    if (there) {
      rows.remove(id);
    }
    return there;
  }

  @Override
  public void removeBefore(LocalDate day) {
    rows.all().filter(wish -> wish.last().isBefore(day)).forEach(wish -> rows.remove(wish.id()));
  }
}
