package org.tongban.application.notification;

import java.time.Instant;
import java.util.List;
import org.tongban.domain.person.MobileNumber;

/** What the message simulator "sent", for the developer page. Exists in sample mode only. */
public interface SimulatedMessages {
  /** The last messages, the latest first, 200 at most. */
  List<Sent> latest();

  /** One message. */
  record Sent(Instant at, MobileNumber phone, String text) {
    /** Shows neither phone nor text. */
    @Override
    public String toString() {
      return "Sent[" + at + "]";
    }
  }
}
