package org.tongban.web.api.notification;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.PersonalMessage;
import org.tongban.domain.notification.Topic;
import org.tongban.web.api.Times;

/**
 * A message.
 *
 * @param about what it is about
 * @param aboutId the identity of that, where it has one
 * @param readAt left out as long as it is unread
 */
@Serdeable
record InboxMessageResponse(
    UUID id,
    Notices.Kind kind,
    Topic topic,
    String title,
    String text,
    Notices.About about,
    Optional<UUID> aboutId,
    OffsetDateTime at,
    Optional<OffsetDateTime> readAt) {

  static InboxMessageResponse of(PersonalMessage message, NoticeTexts texts) {
    return new InboxMessageResponse(
        message.id().value(),
        message.kind(),
        message.kind().topic(),
        texts.title(message.kind()),
        message.text(),
        message.kind().about(),
        message.about(),
        Times.of(message.at()),
        message.readAt().map(Times::of));
  }

  @Override
  public String toString() {
    return "InboxMessageResponse[" + id + "]";
  }
}
