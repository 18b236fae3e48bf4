package org.tongban.application.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingRules.Recent;
import org.tongban.domain.person.SubjectId;

/**
 * Where people's messages are kept, each encrypted under the person's key, with the moments at
 * which they were planned to go out by the other ways. Calls join the caller's transaction. Every
 * implementation passes {@code MessageStoreContract}.
 */
public interface MessageStore {
  /** How many unread messages are counted at most. */
  int MOST_UNREAD = 100;

  /** Which of the references have a message already. */
  Set<String> known(Collection<String> references);

  /** Whether the message was planned to go out by that way. */
  boolean wasPlanned(String reference, NoticeChannel channel);

  /** Adds messages; one whose reference is there already changes nothing. */
  void add(List<Planned> messages);

  /**
   * What was planned for each of the people by that way since then; nobody is in the answer for
   * whom nothing was.
   */
  Map<SubjectId, Recent> recent(NoticeChannel channel, Collection<SubjectId> people, Instant since);

  /** The person's messages, the latest first. */
  Page<PersonalMessage> list(SubjectId person, Page.Request page);

  /** How many of the person's {@value #MOST_UNREAD} latest messages are unread. */
  int unread(SubjectId person);

  /**
   * Marks a message as read; if it is, nothing changes.
   *
   * @return false if the person has no such message
   */
  boolean markRead(SubjectId person, MessageId id, Instant at);

  /** Marks all messages as read that came until then. */
  void markAllRead(SubjectId person, Instant until);

  /**
   * Removes messages that came before then.
   *
   * @return how many, at most as many as allowed
   */
  int forget(Instant before, int most);

  /**
   * A message, and when it goes out.
   *
   * @param moments by each way outside the portal by which it goes
   */
  record Planned(PersonalMessage message, Map<NoticeChannel, Instant> moments) {
    public Planned {
      Objects.requireNonNull(message);
      moments = Map.copyOf(moments);
    }
  }
}
