package org.tongban.application.notification;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.domain.notification.MessageId;
import org.tongban.domain.person.SubjectId;

/**
 * A message in a person's list (站内消息), which has everything they were told.
 *
 * @param reference of the notice, unique
 * @param about what it is about, if that has an identity
 * @param readAt when it was marked as read
 */
public record PersonalMessage(
    MessageId id,
    SubjectId person,
    String reference,
    Notices.Kind kind,
    Optional<UUID> about,
    String text,
    Instant at,
    Optional<Instant> readAt) {
  public PersonalMessage {
    Objects.requireNonNull(id);
    Objects.requireNonNull(person);
    Objects.requireNonNull(reference);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(about);
    Objects.requireNonNull(text);
    Objects.requireNonNull(at);
    Objects.requireNonNull(readAt);
  }

  /** Without the text. */
  @Override
  public String toString() {
    return "PersonalMessage[" + id + " " + kind + "]";
  }
}
