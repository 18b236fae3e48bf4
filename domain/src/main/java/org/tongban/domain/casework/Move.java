package org.tongban.domain.casework;

import java.util.List;
import java.util.Objects;

/** The answer to a command. */
public sealed interface Move {
  /**
   * The step was taken.
   *
   * @param next the case afterwards
   * @param events what to append to the ledger, in order; at least one
   */
  record Moved(CaseFile next, List<CaseEvent> events) implements Move {
    public Moved {
      Objects.requireNonNull(next);
      events = List.copyOf(events);
    }
  }

  /**
   * A rule stands against it; nothing happened.
   *
   * @param words why, and what to do instead, for the person who asked
   */
  record Refused(Rule rule, String words) implements Move {
    public Refused {
      Objects.requireNonNull(rule);
      Objects.requireNonNull(words);
    }
  }
}
