package org.tongban.web.portal;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.MyMessages;
import org.tongban.application.notification.StaffMessages;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.web.security.Callers;

/** How many unread messages the header of a page shows. */
@Singleton
class UnreadCount {
  private final Callers callers;
  private final MyMessages messages;
  private final StaffMessages staffMessages;

  UnreadCount(Callers callers, MyMessages messages, StaffMessages staffMessages) {
    this.callers = callers;
    this.messages = messages;
    this.staffMessages = staffMessages;
  }

  /** For residents and staff the count; for anybody else, and while the database is away, none. */
  int of(HttpRequest<?> request) {
    try {
      return callers
          .find(request)
          .map(
              caller ->
                  switch (caller) {
                    case Caller.Resident resident -> messages.unread(resident, Optional.empty());
                    case Caller.Staff staff -> staffMessages.unread(staff);
                  })
          .orElse(0);
    } catch (UnavailableException _) {
      // The page itself needs nothing of it.
      return 0;
    }
  }
}
