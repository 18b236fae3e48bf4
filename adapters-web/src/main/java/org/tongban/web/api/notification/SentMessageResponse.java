package org.tongban.web.api.notification;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.SendingStore;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.api.Times;

/**
 * A notice that was sent, or why it was not.
 *
 * @param person left out where it is the caller's own list, or a code to nobody who is known
 * @param to the masked number or address; left out where nothing was sent
 * @param together how many notices went in that message
 * @param receipt by which the other side knows it; for staff alone
 */
@Serdeable
record SentMessageResponse(
    Optional<UUID> person,
    Notices.Kind kind,
    String title,
    NoticeChannel channel,
    OffsetDateTime at,
    SendingOutcome outcome,
    int together,
    Optional<String> to,
    Optional<String> receipt) {

  static SentMessageResponse forPerson(SendingStore.Entry entry, NoticeTexts texts) {
    return of(entry, texts, Optional.empty(), Optional.empty());
  }

  static SentMessageResponse forStaff(SendingStore.Entry entry, NoticeTexts texts) {
    return of(entry, texts, entry.person().map(SubjectId::value), text(entry.receipt()));
  }

  private static SentMessageResponse of(
      SendingStore.Entry entry,
      NoticeTexts texts,
      Optional<UUID> person,
      Optional<String> receipt) {
    return new SentMessageResponse(
        person,
        entry.kind(),
        texts.title(entry.kind()),
        entry.channel(),
        Times.of(entry.at()),
        entry.outcome(),
        entry.together(),
        text(entry.to()),
        receipt);
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }
}
