package org.tongban.application.notification;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.person.SubjectId;

/**
 * A resident's messages, and those of the organisations they are an operator of. Others' look as if
 * there were none.
 */
public interface MyMessages {
  /**
   * The messages, the latest first.
   *
   * @param organisation empty for the caller's own
   */
  Page<PersonalMessage> list(
      Caller.Resident caller, Optional<SubjectId> organisation, Page.Request page);

  /** How many of the latest {@value MessageStore#MOST_UNREAD} are unread. */
  int unread(Caller.Resident caller, Optional<SubjectId> organisation);

  /**
   * Marks a message as read.
   *
   * @return false if there is no such message
   */
  boolean markRead(Caller.Resident caller, Optional<SubjectId> organisation, MessageId id);

  /** Marks everything as read that came until now. */
  void markAllRead(Caller.Resident caller, Optional<SubjectId> organisation);

  /** What was sent to the caller outside the portal, the latest first. */
  Page<SendingStore.Entry> sent(
      Caller.Resident caller, Optional<SubjectId> organisation, Page.Request page);
}
