package org.tongban.domain.appointment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The slots of a service group on one day.
 *
 * @param slots by time; they do not overlap
 */
public record DaySlots(LocalDate date, List<Slot> slots) {
  public DaySlots {
    Objects.requireNonNull(date);
    slots = slots.stream().sorted(Comparator.comparing(Slot::from)).toList();
    for (int i = 1; i < slots.size(); i++) {
      if (slots.get(i).from().isBefore(slots.get(i - 1).until())) {
        throw new IllegalArgumentException("Slots overlap at " + slots.get(i).from());
      }
    }
  }

  /**
   * A time at which a visit can begin.
   *
   * @param places how many could be booked if nobody was yet (potential)
   * @param remaining how many still can; 0 or more
   * @param open whether it can be booked at this moment, or could if it were not full; if not, it
   *     is too late for it, or too early
   */
  public record Start(VisitTime time, int places, int remaining, boolean open) {
    /** The same, which can't be booked at this moment. */
    public Start closed() {
      return new Start(time, places, 0, false);
    }
  }

  /**
   * The slots a visit takes that begins then: one after the other without a gap, so that it ends
   * before the place closes. Empty if there is no such slot or they are too few.
   *
   * @param minutes how long the visit takes, 1 or more
   */
  public Optional<List<Slot>> covering(LocalTime from, int minutes) {
    var taken = new ArrayList<Slot>();
    int left = minutes;
    var next = from;
    for (var slot : slots) {
      if (slot.from().isBefore(next)) {
        continue;
      }
      if (!slot.from().equals(next)) {
        return Optional.empty();
      }
      taken.add(slot);
      left -= minutesOf(slot);
      if (left <= 0) {
        return Optional.of(taken);
      }
      next = slot.until();
    }
    return Optional.empty();
  }

  /** The slots that share time with the visit. */
  public List<Slot> overlapping(VisitTime time) {
    return time.date().equals(date)
        ? slots.stream().filter(slot -> slot.overlaps(time.from(), time.until())).toList()
        : List.of();
  }

  /** Whether the whole of the visit lies in slots, without a gap. */
  public boolean covers(VisitTime time) {
    var next = time.from();
    for (var slot : overlapping(time)) {
      if (slot.from().isAfter(next)) {
        return false;
      }
      next = slot.until();
    }
    return time.date().equals(date) && !next.isBefore(time.until()) && next.isAfter(time.from());
  }

  /**
   * Every time at which a visit of that length could begin, those without remaining places too; the
   * list is the caller's.
   *
   * @param minutes how long the visit takes, 1 or more
   * @param taken how many places of a slot are taken
   */
  public List<Start> starts(int minutes, ToIntFunction<Slot> taken) {
    var starts = new ArrayList<Start>();
    for (int first = 0; first < slots.size(); first++) {
      start(first, minutes, taken).ifPresent(starts::add);
    }
    return starts;
  }

  /** A plain loop: it runs for every slot of every day that is shown. */
  private Optional<Start> start(int first, int minutes, ToIntFunction<Slot> taken) {
    var from = slots.get(first).from();
    var until = from;
    int places = Integer.MAX_VALUE;
    int remaining = Integer.MAX_VALUE;
    int left = minutes;
    for (int i = first; left > 0; i++) {
      if (i == slots.size() || !slots.get(i).from().equals(until)) {
        return Optional.empty();
      }
      var slot = slots.get(i);
      places = Math.min(places, slot.places());
      remaining = Math.min(remaining, Math.max(0, slot.places() - taken.applyAsInt(slot)));
      left -= minutesOf(slot);
      until = slot.until();
    }
    return Optional.of(new Start(new VisitTime(date, from, until), places, remaining, true));
  }

  private static int minutesOf(Slot slot) {
    return (slot.until().toSecondOfDay() - slot.from().toSecondOfDay()) / 60;
  }
}
