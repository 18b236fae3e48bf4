package org.tongban.web.portal.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.web.api.Times;
import org.tongban.web.portal.Words;

/**
 * An appointment as its visitor sees it.
 *
 * @param items the names of what it is for
 * @param now when it is looked at
 */
public record ShownVisit(
    Kept kept,
    String groupName,
    String placeName,
    String address,
    String phone,
    List<String> items,
    Instant now) {
  /** How it stands. */
  public enum Standing {
    HELD("还没确认", "govuk-tag--yellow"),
    OFFERED("候补有名额", "govuk-tag--yellow"),
    RAN_OUT("没有确认，已放出", "govuk-tag--grey"),
    BOOKED("已约好", "govuk-tag--green"),
    ARRIVED("已签到", "govuk-tag--blue"),
    SERVED("已办理", "govuk-tag--grey"),
    MISSED("没有到场", "govuk-tag--red"),
    CANCELLED("已取消", "govuk-tag--grey");

    private final String label;
    private final String tag;

    Standing(String label, String tag) {
      this.label = label;
      this.tag = tag;
    }

    /** In words. */
    public String label() {
      return label;
    }

    /** The colour of the tag. */
    public String tag() {
      return tag;
    }
  }

  public ShownVisit {
    items = List.copyOf(items);
  }

  /** How it stands at this moment: a hold that ran out is none, noted or not. */
  public Standing standing() {
    return switch (kept.appointment().state()) {
      case AppointmentState.Held(var until) ->
          now.isBefore(until) ? Standing.HELD : Standing.RAN_OUT;
      case AppointmentState.Offered(var until) ->
          now.isBefore(until) ? Standing.OFFERED : Standing.RAN_OUT;
      case AppointmentState.Booked _ -> Standing.BOOKED;
      case AppointmentState.Arrived _ -> Standing.ARRIVED;
      case AppointmentState.Served _ -> Standing.SERVED;
      case AppointmentState.Missed _ -> Standing.MISSED;
      case AppointmentState.Cancelled(_, AppointmentState.Reason reason) ->
          reason == AppointmentState.Reason.RAN_OUT ? Standing.RAN_OUT : Standing.CANCELLED;
    };
  }

  /** Why it was given up; empty where the visitor knows. */
  public String why() {
    return kept.appointment().state() instanceof AppointmentState.Cancelled(_, var reason)
        ? switch (reason) {
          case BY_PERSON -> "";
          case BY_PLACE -> "网点这个时间不能办理，已短信告诉您。给您带来不便，请重新选一个时间。";
          case CASE_ENDED -> "相关的办件已经结束，不用再来。";
          case RAN_OUT -> "";
        }
        : "";
  }

  /** The identifier, for addresses. */
  public String id() {
    return kept.appointment().id().value().toString();
  }

  /** What the visitor checks in with. */
  public String number() {
    return kept.appointment().number().display();
  }

  public VisitTime time() {
    return kept.appointment().visit().time();
  }

  /** The day with its day of the week. */
  public String day() {
    return Words.day(time().date());
  }

  /** From when until when. */
  public String clock() {
    return Words.clock(time().from()) + "–" + Words.clock(time().until());
  }

  public int people() {
    return kept.appointment().visit().people();
  }

  /** Whether the visitor can still move it or give it up. */
  public boolean changeable() {
    return standing() == Standing.BOOKED && now.isBefore(time().begin());
  }

  /** Until when it is kept without being confirmed. */
  public Optional<Instant> until() {
    return switch (kept.appointment().state()) {
      case AppointmentState.Held(var until) -> Optional.of(until);
      case AppointmentState.Offered(var until) -> Optional.of(until);
      case AppointmentState.Booked _,
          AppointmentState.Arrived _,
          AppointmentState.Served _,
          AppointmentState.Missed _,
          AppointmentState.Cancelled _ ->
          Optional.empty();
    };
  }

  /** How many seconds are left to confirm it, 0 if none. */
  public long seconds() {
    return until().map(end -> Math.max(0, Duration.between(now, end).toSeconds())).orElse(0L);
  }

  /** Until when, for people. */
  public String untilClock() {
    return until().map(end -> Words.clock(Times.of(end).toLocalTime())).orElse("");
  }

  /** How long that is, in plain words. */
  public String left() {
    long minutes = seconds() / 60;
    return minutes == 0
        ? "不到 1 分钟"
        : minutes < 60
            ? "约 " + minutes + " 分钟"
            : "约 " + minutes / 60 + " 小时 " + minutes % 60 + " 分钟";
  }

  /** The same choice again, as parameters of an address. */
  public String again() {
    var visit = kept.appointment().visit();
    return "group="
        + visit.group().value()
        + "&"
        + new VisitChoice(visit.items(), visit.people(), kept.appointment().caseId()).query();
  }
}
