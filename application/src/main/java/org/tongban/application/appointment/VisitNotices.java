package org.tongban.application.appointment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.tongban.application.notification.Notices;
import org.tongban.application.place.Places;
import org.tongban.domain.appointment.Appointment;
import org.tongban.domain.appointment.VisitTime;
import org.tongban.domain.casework.StepContext;

/** Tells visitors what others did with their appointments. What they did themselves, they see. */
@Singleton
public final class VisitNotices {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日 HH:mm");

  private final Notices notices;
  private final Places places;

  @Inject
  public VisitNotices(Notices notices, Places places) {
    this.notices = notices;
    this.places = places;
  }

  /** When a visit begins, for {@link Notices#WHEN}. */
  static String when(VisitTime time) {
    return time.date().atTime(time.from()).toString();
  }

  /** A moment, for people. */
  static String clock(Instant at) {
    return DAY.format(at.atZone(StepContext.ZONE));
  }

  /** When a visit begins, for people. */
  static String time(VisitTime time) {
    return DAY.format(time.date().atTime(time.from()));
  }

  /**
   * Tells the visitor, if and only if the transaction commits; the same about the same time once.
   */
  void tell(Notices.Kind kind, Appointment appointment, Map<String, String> more) {
    notices.send(
        appointment.person(), reference(kind, appointment), kind, words(appointment, more));
  }

  private static String reference(Notices.Kind kind, Appointment appointment) {
    var time = appointment.visit().time();
    return "visit/" + appointment.id() + "/" + kind + "/" + time.date() + time.from();
  }

  /** What every text about an appointment may need. */
  Map<String, String> words(Appointment appointment, Map<String, String> more) {
    var words = new HashMap<>(more);
    words.put("at", time(appointment.visit().time()));
    words.put("place", places.organisation().nameOf(appointment.visit().group().place()));
    words.put("number", appointment.number().display());
    words.put(Notices.ABOUT, appointment.id().toString());
    words.put(Notices.WHEN, when(appointment.visit().time()));
    return words;
  }
}
