package org.tongban.application.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.notification.MessageId;

/**
 * Where messages to staff are kept. Calls join the caller's transaction. Every implementation
 * passes {@code StaffMessageStoreContract}.
 */
public interface StaffMessageStore {
  /** The most that are counted as unread. */
  int MOST_UNREAD = 100;

  /**
   * Adds a matter to the audience's message of that kind and day, or begins one. Who had read it
   * has not any more.
   */
  void add(Matter matter);

  /** The messages to any of the audiences, as the reader sees them, the latest begun first. */
  Page<StaffMessage> list(Set<StaffAudience> audiences, ActorId reader, Page.Request page);

  /**
   * How many messages, of those that grew since then, the reader has not read, at most {@value
   * #MOST_UNREAD}.
   */
  int unread(Set<StaffAudience> audiences, ActorId reader, Instant since);

  /**
   * Notes what the reader has seen of messages to one of the audiences. Others are left alone, as
   * is what was seen before.
   *
   * @param seen how many matters of which message
   */
  void markRead(Set<StaffAudience> audiences, ActorId reader, Map<MessageId, Integer> seen);

  /**
   * Removes messages that did not grow since then.
   *
   * @return how many, at most the given number
   */
  int forget(Instant before, int most);

  /**
   * Something that came up.
   *
   * @param id of the message, if this begins it
   */
  record Matter(
      MessageId id, StaffAudience audience, StaffMessage.Kind kind, LocalDate day, Instant at) {
    public Matter {
      Objects.requireNonNull(id);
      Objects.requireNonNull(audience);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(day);
      Objects.requireNonNull(at);
    }
  }
}
