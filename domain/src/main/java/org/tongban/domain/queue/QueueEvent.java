package org.tongban.domain.queue;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.casework.ActorId;

/**
 * Something that happened in a hall, for its log.
 *
 * @param number of the ticket it is about; empty if it is about a window alone
 * @param group of that ticket, after what happened
 * @param clerk who did it, where it was a member of staff
 * @param note what else is to be known, 0 to 100 characters, without personal data
 */
public record QueueEvent(
    Instant at,
    Kind kind,
    Optional<TicketNumber> number,
    Optional<ServiceGroupCode> group,
    Optional<String> window,
    Optional<ActorId> clerk,
    String note) {
  /** What happened. */
  public enum Kind {
    ISSUED("取号"),
    CHECKED_IN("预约签到"),
    CALLED("叫号"),
    RECALLED("再叫"),
    STARTED("开始办理"),
    FINISHED("办完"),
    PARKED("暂存"),
    RETURNED("恢复等候"),
    TRANSFERRED("转办"),
    REROUTED("改由其他窗口"),
    MISSED("过号"),
    CANCELLED("取消"),
    WINDOW_OPENED("开窗"),
    WINDOW_PAUSED("暂停"),
    WINDOW_CLOSED("关窗");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The Chinese word. */
    public String label() {
      return label;
    }
  }

  public QueueEvent {
    Objects.requireNonNull(at);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(number);
    Objects.requireNonNull(group);
    Objects.requireNonNull(window);
    Objects.requireNonNull(clerk);
    Objects.requireNonNull(note);
  }
}
