package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Notices as effects: each is sent once, after the transaction it belongs to has committed. */
@Singleton
public final class OutboxNotices implements Notices {
  private final Outbox outbox;
  private final NoticeTexts texts;

  @Inject
  public OutboxNotices(Outbox outbox, NoticeTexts texts) {
    this.outbox = outbox;
    this.texts = texts;
  }

  @Override
  public void send(SubjectId subject, String reference, Kind kind, Map<String, String> words) {
    add(subject, Optional.empty(), reference, kind, words);
  }

  @Override
  public void send(Subject subject, String reference, Kind kind, Map<String, String> words) {
    add(subject.id(), Optional.of(subject.phone()), reference, kind, words);
  }

  private void add(
      SubjectId subject,
      Optional<MobileNumber> phone,
      String reference,
      Kind kind,
      Map<String, String> words) {
    outbox.add(
        new Telling(reference, subject, phone, false, kind, texts.chosen(kind, words)).effect());
  }
}
