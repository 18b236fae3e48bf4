package org.tongban.web.portal.appointment;

import java.time.LocalDate;
import java.util.List;
import org.tongban.domain.appointment.DaySlots.Start;

/**
 * A day of the calendar of a service group, in words.
 *
 * @param starts the times a visit can begin at, full ones too
 * @param apart whether the times follow each other, so that their places can be added up; where a
 *     visit takes several intervals they overlap, and only the times can be counted
 * @param words why nothing can be booked, for a whole sentence; empty if something can
 */
public record VisitDay(LocalDate date, Kind kind, List<Start> starts, boolean apart, String words) {
  /** How it stands with the day. */
  public enum Kind {
    /** It is over. */
    PAST(""),
    /** The place has a day of rest. */
    REST("休"),
    /** The place is closed, or takes no bookings, other than usual. */
    CLOSED("停办"),
    /** Its places are given out later. */
    NOT_YET("未放"),
    /** It is too late to book it. */
    TOO_LATE("截止"),
    /** All places are taken. */
    FULL("约满"),
    /** There are places. */
    OPEN("");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  public VisitDay {
    starts = List.copyOf(starts);
  }

  /** Whether one can look at its times. */
  public boolean choosable() {
    return kind == Kind.OPEN || kind == Kind.FULL;
  }

  /** How many places there are in all, or times where these overlap. */
  public int places() {
    return apart ? starts.stream().mapToInt(Start::places).sum() : starts.size();
  }

  /** How many of them are left. */
  public int remaining() {
    return apart
        ? starts.stream().mapToInt(Start::remaining).sum()
        : (int) starts.stream().filter(start -> start.remaining() > 0).count();
  }

  /** For the little room of a calendar's cell. */
  public String brief() {
    return kind == Kind.OPEN ? "余" + remaining() : kind.label;
  }

  /** The whole of it. */
  public String told() {
    return kind == Kind.OPEN
        ? "共 %d 个%s，还剩 %d 个".formatted(places(), apart ? "名额" : "时间", remaining())
        : words;
  }
}
