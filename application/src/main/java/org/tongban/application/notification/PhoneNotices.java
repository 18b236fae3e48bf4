package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;

/** Notices to a phone that may belong to nobody who is registered. */
@Singleton
public final class PhoneNotices {
  private final Outbox outbox;
  private final NoticeTexts texts;

  /** Uses these parts. */
  @Inject
  public PhoneNotices(Outbox outbox, NoticeTexts texts) {
    this.outbox = outbox;
    this.texts = texts;
  }

  /**
   * Sends a notice, if and only if the caller's transaction commits.
   *
   * @param keeper under whose key number and text are kept until they are sent
   * @param reference stable and unique: the same notice is sent once
   */
  public void send(
      SubjectId keeper,
      MobileNumber phone,
      String reference,
      Notices.Kind kind,
      Map<String, String> words) {
    outbox.add(
        new Outbox.Effect(
            SendMessage.KIND,
            reference,
            Optional.of(keeper),
            Map.of(SendMessage.PHONE, phone.value(), SendMessage.TEXT, texts.text(kind, words))));
  }
}
