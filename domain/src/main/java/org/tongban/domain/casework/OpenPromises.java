package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.domain.calendar.Counting;
import org.tongban.domain.calendar.WorkingCalendar;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.casework.CaseFact.Promise;

/**
 * What was promised at a tolerant acceptance (容缺受理) and did not come in yet. Immutable; a change
 * gives the next one.
 *
 * @param open the promises that are not kept yet
 * @param missed the codes of those whose day has passed, as far as that was recorded
 */
record OpenPromises(List<Promise> open, Set<String> missed) {
  /** Nothing is promised. */
  static final OpenPromises NONE = new OpenPromises(List.of(), Set.of());

  OpenPromises {
    open = List.copyOf(open);
    missed = Set.copyOf(missed);
  }

  /** These materials came in. */
  OpenPromises kept(List<Material> materials) {
    var codes = materials.stream().map(Material::code).toList();
    var late = new HashSet<>(missed);
    codes.forEach(late::remove);
    return new OpenPromises(
        open.stream().filter(promise -> !codes.contains(promise.material())).toList(), late);
  }

  /** It was recorded that the day of these passed. */
  OpenPromises missed(Collection<String> codes) {
    var late = new HashSet<>(missed);
    late.addAll(codes);
    return new OpenPromises(open, late);
  }

  /** The first last day of those that nobody recorded as missed; empty if there are none. */
  Optional<LocalDate> nextLastDay(WorkingCalendar calendar) {
    return watched().stream().map(promise -> lastDay(promise, calendar)).min(LocalDate::compareTo);
  }

  /** The codes of those whose last day lies before today and was not recorded as missed. */
  List<String> newlyMissed(LocalDate today, WorkingCalendar calendar) {
    return watched().stream()
        .filter(promise -> today.isAfter(lastDay(promise, calendar)))
        .map(Promise::material)
        .sorted()
        .toList();
  }

  private List<Promise> watched() {
    return open.stream()
        .filter(promise -> !missed.contains(promise.material()))
        .filter(promise -> mayBePromised(promise.by()))
        .toList();
  }

  /** A promise that ends on a day of rest ends on the next working day (民法典 §203). */
  private static LocalDate lastDay(Promise promise, WorkingCalendar calendar) {
    return calendar.due(promise.by(), WorkingDays.ZERO);
  }

  /** Whether the calendar knows what follows on the day. */
  static boolean mayBePromised(LocalDate by) {
    return !by.isBefore(WorkingCalendar.FIRST_DAY) && !by.isAfter(Counting.LAST_EVENT);
  }
}
