package org.tongban.application.notification;

import java.util.Map;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.MessageId;

/**
 * What staff are told: who handles cases at a unit reads the messages to it, who supervises a city
 * those to its supervisors. Each reader reads for themselves.
 */
public interface StaffMessages {
  /** The messages to the caller, the latest begun first. */
  Page<StaffMessage> list(Caller.Staff caller, Page.Request page);

  /**
   * How many are unread, of the last thirty days and at most {@value
   * StaffMessageStore#MOST_UNREAD}.
   */
  int unread(Caller.Staff caller);

  /**
   * Notes what the caller has seen. What came up since then stays unread; messages to others are
   * left alone.
   *
   * @param seen how many matters of which message
   */
  void markRead(Caller.Staff caller, Map<MessageId, Integer> seen);
}
