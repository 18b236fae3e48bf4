package org.tongban.domain.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in its route a case is, and which stage had it when. Immutable; a change gives the next
 * one.
 *
 * @param position of the current stage
 * @param openedOn the day the current stage's time runs from
 * @param stays in order; the last one goes on
 */
record StageLog(int position, LocalDate openedOn, List<Stay> stays) {
  StageLog {
    stays = List.copyOf(stays);
  }

  /**
   * The time a stage had the case.
   *
   * @param until the day it left, empty while it is there
   */
  record Stay(int position, LocalDate from, Optional<LocalDate> until) {}

  /** At the first stage since that day. */
  static StageLog begin(LocalDate on) {
    return new StageLog(0, on, List.of(new Stay(0, on, Optional.empty())));
  }

  /**
   * At another stage.
   *
   * @param left the day it left the one before
   * @param opened the day the new stage's time runs from
   */
  StageLog to(int next, LocalDate left, LocalDate opened) {
    var last = stays.getLast();
    var all = new ArrayList<>(stays.subList(0, stays.size() - 1));
    all.add(new Stay(last.position(), last.from(), Optional.of(left)));
    all.add(new Stay(next, opened, Optional.empty()));
    return new StageLog(next, opened, all);
  }

  /** At the same stage, whose time runs anew from that day. */
  StageLog again(LocalDate on) {
    return new StageLog(position, on, stays);
  }
}
