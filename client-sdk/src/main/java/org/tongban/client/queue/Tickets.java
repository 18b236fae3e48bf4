package org.tongban.client.queue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.tongban.client.ApiCall;
import org.tongban.client.Following;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.EventListener;
import org.tongban.client.transport.Sender;

/**
 * Queueing at a hall. Looking at a hall or a ticket needs no sign-in; taking, checking in and
 * giving up do. What the hall does not allow at the moment fails as {@link
 * org.tongban.client.ProblemType#REFUSED}, in words that say what to do.
 */
public final class Tickets {
  private final Sender sender;

  /** Sends through the sender. */
  public Tickets(Sender sender) {
    this.sender = sender;
  }

  /** How many wait in a hall, and who is called where. */
  public ApiCall<HallQueue> queue(String servicePoint) {
    return sender.prepare(
        ApiRequest.of("GET", HallQueue::new, "service-points", servicePoint, "queue"));
  }

  /** Takes a ticket. One at a time in a hall, while it is open or shortly before. */
  public ApiCall<Ticket> take(TicketWish wish) {
    return sender.prepare(ApiRequest.of("POST", Ticket::new, "tickets").json(wish.json()));
  }

  /**
   * Checks in for an appointment of today, and gets its ticket; again, the same ticket.
   *
   * @param appointment its number, as typed or read from its QR code
   */
  public ApiCall<Ticket> checkIn(String servicePoint, String appointment) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("servicePoint", Objects.requireNonNull(servicePoint));
    fields.put("appointment", Objects.requireNonNull(appointment));
    return sender.prepare(ApiRequest.of("POST", Ticket::new, "tickets").json(fields));
  }

  /** The person's tickets of today, the latest first. */
  public ApiCall<Page<Ticket>> mine() {
    return sender.prepare(ApiRequest.of("GET", Page.of(Ticket::new), "tickets"));
  }

  /** The ticket as it is now. */
  public ApiCall<Ticket> get(String id) {
    return sender.prepare(ApiRequest.of("GET", Ticket::new, "tickets", id));
  }

  /** Gives the person's ticket up; refused while they are being served. */
  public ApiCall<Ticket> cancel(String id) {
    return sender.prepare(
        ApiRequest.of("POST", Ticket::new, "tickets", id, "cancellation")
            .json(Collections.<String, Object>emptyMap()));
  }

  /**
   * Follows the ticket live: how many are ahead, and when it is called.
   *
   * @param lastVersion {@link Ticket#version} of what is shown; -1 to be told at once as well
   * @param executor where the listener is called, for example the main thread's
   * @return to be stopped when nobody looks any more
   */
  public Following follow(
      String id, long lastVersion, Executor executor, final TicketListener listener) {
    Objects.requireNonNull(listener);
    return sender.follow(
        ApiRequest.of("GET", Ticket::new, "tickets", id, "events"),
        "ticket",
        lastVersion < 0 ? null : Long.toString(lastVersion),
        executor,
        new EventListener<Ticket>() {
          @Override
          public void onEvent(Ticket event) {
            listener.onTicket(event);
          }

          @Override
          public void onEnd(Exception failure) {
            listener.onEnd(failure);
          }
        });
  }

  /**
   * Follows a hall live.
   *
   * @param lastVersion {@link HallQueue#version} of what is shown; -1 to be told at once as well
   * @param executor where the listener is called, for example the main thread's
   * @return to be stopped when nobody looks any more
   */
  public Following followQueue(
      String servicePoint, long lastVersion, Executor executor, final HallQueueListener listener) {
    Objects.requireNonNull(listener);
    return sender.follow(
        ApiRequest.of("GET", HallQueue::new, "service-points", servicePoint, "queue", "events"),
        "queue",
        lastVersion < 0 ? null : Long.toString(lastVersion),
        executor,
        new EventListener<HallQueue>() {
          @Override
          public void onEvent(HallQueue event) {
            listener.onQueue(event);
          }

          @Override
          public void onEnd(Exception failure) {
            listener.onEnd(failure);
          }
        });
  }
}
