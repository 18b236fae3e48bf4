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
   * Sends a notice, if and only if the caller's transaction commits: to the phone, whatever its
   * owner may have chosen, and to the messages of the keeper.
   *
   * @param keeper who arranged it, and under whose key it is kept
   * @param reference stable and unique: the same notice is sent once
   */
  public void send(
      SubjectId keeper,
      MobileNumber phone,
      String reference,
      Notices.Kind kind,
      Map<String, String> words) {
    outbox.add(
        new Telling(reference, keeper, Optional.of(phone), true, kind, texts.chosen(kind, words))
            .effect());
  }
}
