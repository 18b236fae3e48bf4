package org.tongban.application.casework;

import java.util.Objects;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Rule;
import org.tongban.domain.delivery.DeliveryChoice;

/** Takes a step on a case. */
public interface HandleCase {
  /**
   * Does what the command says. The number of a paper to be issued may be left blank: it is made
   * here.
   *
   * @param sequence the version of the case the caller saw
   */
  Handling handle(Caller caller, CaseId id, int sequence, CaseCommand command);

  /** Chooses another delivery. */
  Handling chooseDelivery(Caller caller, CaseId id, int sequence, DeliveryChoice delivery);

  /** The answer. */
  sealed interface Handling {
    /** The step was taken. */
    record Done(CaseView view) implements Handling {}

    /** A rule stands against it. */
    record Refused(Rule rule, String words) implements Handling {
      public Refused {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(words);
      }
    }

    /** The case moved on meanwhile. */
    record Stale(int current) implements Handling {}

    /** There is no such case that the caller may see. */
    record Absent() implements Handling {}
  }
}
