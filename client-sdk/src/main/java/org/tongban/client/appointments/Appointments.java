package org.tongban.client.appointments;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongban.client.ApiCall;
import org.tongban.client.Download;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** Booking visits to service points (预约). */
public final class Appointments {
  private static final String PATH = "appointments";
  private static final String WAITING = "waiting-places";

  private final Sender sender;

  /** Sends through the sender. */
  public Appointments(Sender sender) {
    this.sender = sender;
  }

  /**
   * The times that can be booked at a service point, by group and day. No sign-in needed.
   *
   * @param place the service point's code
   * @param first the first day, such as 2026-03-02; today if null
   * @param last the last day, at most 62 days; two weeks later if null
   * @param items codes of service items, separated by commas; null if unknown
   * @param people how many are served, 1 to 5
   */
  public ApiCall<Availability> availability(
      String place, String first, String last, String items, int people) {
    return sender.prepare(
        ApiRequest.of("GET", Availability::new, "service-points", place, "availability")
            .query("first", first)
            .query("last", last)
            .query("items", items)
            .query("people", people));
  }

  /**
   * Where one can go the soonest, the nearest place first. No sign-in needed.
   *
   * @param region where the person is, best a village's code
   * @param items codes of service items, separated by commas; null if unknown
   */
  public ApiCall<Page<NearestTime>> nearest(String region, String items) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(NearestTime::new), PATH, "nearest")
            .query("region", region)
            .query("items", items));
  }

  /**
   * Holds a place for some minutes, or books it at once. Refused as {@code NO_PLACE_LEFT} when all
   * are taken.
   */
  public ApiCall<Appointment> hold(VisitWish wish) {
    return sender.prepare(ApiRequest.of("POST", Appointment::new, PATH).json(wish.json()));
  }

  /** Books what is held or offered. Refused as {@code HOLD_RAN_OUT} when it is too late. */
  public ApiCall<Appointment> confirm(String id) {
    return change(id, "confirmation", Collections.<String, Object>emptyMap());
  }

  /**
   * Moves a booking; if it can't be moved, it stays what it was.
   *
   * @param date such as 2026-03-02
   * @param from when it is to begin, such as 09:30
   */
  public ApiCall<Appointment> reschedule(String id, String date, String from) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("date", date);
    fields.put("from", from);
    return change(id, "rescheduling", fields);
  }

  /** Gives an appointment up, before it begins. */
  public ApiCall<Appointment> cancel(String id) {
    return change(id, "cancellation", Collections.<String, Object>emptyMap());
  }

  private ApiCall<Appointment> change(String id, String what, Map<String, Object> fields) {
    return sender.prepare(ApiRequest.of("POST", Appointment::new, PATH, id, what).json(fields));
  }

  /**
   * The person's appointments, the latest visit first.
   *
   * @param cursor where to begin; null for the first page
   * @param limit 1 to 100
   */
  public ApiCall<Page<Appointment>> list(String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(Appointment::new), PATH).page(cursor, limit));
  }

  /** The appointment as it is now. */
  public ApiCall<Appointment> get(String id) {
    return sender.prepare(ApiRequest.of("GET", Appointment::new, PATH, id));
  }

  /**
   * Waits for a place where all are taken. A place that becomes free is offered to who waits the
   * longest, told by SMS: it is then in {@link #list} as {@code OFFERED} until {@code heldUntil()},
   * to be confirmed like a hold; an offer that is not confirmed goes on to the next.
   */
  public ApiCall<WaitingPlace> waitForPlace(WaitingWish wish) {
    return sender.prepare(ApiRequest.of("POST", WaitingPlace::new, WAITING).json(wish.json()));
  }

  /** What the person waits for, the oldest first: three places at most, so all on one page. */
  public ApiCall<Page<WaitingPlace>> waitingPlaces() {
    return sender.prepare(ApiRequest.of("GET", Page.of(WaitingPlace::new), WAITING));
  }

  /** Waits no more. Refused as {@code NOT_FOUND} when the person does not wait, or was offered. */
  public ApiCall<Void> stopWaiting(String id) {
    return sender.prepare(ApiRequest.ofNothing("DELETE", WAITING, id));
  }

  /** The QR code to check in with, as a PNG. */
  public ApiCall<Download> qrCode(String id) {
    return sender.prepare(ApiRequest.ofFile(PATH, id, "qr-code").query("format", "png"));
  }

  /** The appointment for a calendar (iCalendar). */
  public ApiCall<Download> calendar(String id) {
    return sender.prepare(ApiRequest.ofFile(PATH, id, "calendar"));
  }
}
