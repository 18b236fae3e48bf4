package org.tongban.application.queue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.TicketId;

/**
 * What clerks do at the windows of their own hall. Two windows that call at the same moment get two
 * different visitors.
 */
public interface RunWindow {
  /** The halls in which the caller works, by code. */
  List<ServicePoint> halls(Caller.Staff caller);

  /** The hall as it is now; empty if the caller does not work there. */
  Optional<HallNow> hall(Caller.Staff caller, UnitCode hall);

  /** Takes one step at a window. */
  Answer step(Caller.Staff caller, UnitCode hall, String window, Step step);

  /** Somebody who was parked, or missed their turn, is back. */
  Answer comeBack(Caller.Staff caller, UnitCode hall, TicketId ticket);

  /** A step at a window. */
  sealed interface Step {
    /** The caller sits down, or goes on after a pause. */
    record Open() implements Step {}

    /** Nobody is called for a while. */
    record Pause() implements Step {}

    /**
     * The window closes; whoever was to come to it goes to another one of the group.
     *
     * @param anyway also if people wait whom no other open window would call
     */
    record Close(boolean anyway) implements Step {}

    /** The next one, please. */
    record CallNext() implements Step {}

    /** Once more the one who was called. */
    record Recall() implements Step {}

    /** The one who was called has come. */
    record Start() implements Step {}

    /** All is done. */
    record Finish() implements Step {}

    /** The visitor fetches or fills in something. */
    record Park() implements Step {}

    /** The one who was called did not come. */
    record Miss() implements Step {}

    /**
     * Another group, or another window, goes on with the visitor.
     *
     * @param group where to; that of now for another window of the same
     * @param window which one of the group; empty for any
     */
    record Transfer(ServiceGroupCode group, Optional<String> window) implements Step {
      public Transfer {
        Objects.requireNonNull(group);
        Objects.requireNonNull(window);
      }
    }
  }

  /** The answer to a step. */
  sealed interface Answer {
    /** It is done; the hall as it is afterwards. */
    record Done(HallNow hall) implements Answer {}

    /** There is no such window or ticket in the caller's hall. */
    record Absent() implements Answer {}

    /** It can't be done now; what to do instead. */
    record NotAllowed(String words) implements Answer {}

    /**
     * People wait whom nobody would call after that; it is done when it is asked for anyway.
     *
     * @param waiting how many
     */
    record LeavesPeople(int waiting) implements Answer {}
  }
}
