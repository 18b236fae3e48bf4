package org.tongban.application.notification;

import java.time.Instant;
import java.util.List;
import org.tongban.domain.notification.MailAddress;

/** What the mail simulator "sent", for the developer page. Exists in sample mode only. */
public interface SimulatedMails {
  /** The last mails, the latest first, 200 at most. */
  List<Sent> latest();

  /** One mail. */
  record Sent(Instant at, MailAddress to, String subject, String text) {
    /** Shows neither address nor content. */
    @Override
    public String toString() {
      return "Sent[" + at + "]";
    }
  }
}
