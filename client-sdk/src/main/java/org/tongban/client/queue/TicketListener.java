package org.tongban.client.queue;

/** Takes what becomes of a ticket that is followed, on the executor given with it. */
public interface TicketListener {
  /** The ticket as it is now. What lies between two tellings may be left out. */
  void onTicket(Ticket now);

  /**
   * It ended for good, and nothing more will come. Not called after {@link
   * org.tongban.client.Following#stop}.
   *
   * @param failure mostly a {@link org.tongban.client.ProblemException}
   */
  void onEnd(Exception failure);
}
