package org.tongban.application.notification;

import java.util.Objects;
import org.tongban.domain.notification.MailAddress;

/**
 * Sends electronic mail. Calls are remote and must not be made inside a transaction; each ends
 * within 60 seconds. Every implementation passes {@code MailGatewayContract}.
 */
public interface MailGateway {
  /**
   * Sends a mail. Its identity is made from the reference, so that mail systems can drop a repeat.
   *
   * @return what came of it; never an exception for what went wrong on the way
   */
  SendingResult send(Mail mail);

  /** Whether mails can be sent at all; if not, people can't choose to be told by mail. */
  boolean configured();

  /**
   * A mail of plain text.
   *
   * @param reference stable and unique, at most 100 characters
   * @param subject one line
   */
  record Mail(String reference, MailAddress to, String subject, String text) {
    public Mail {
      Objects.requireNonNull(reference);
      Objects.requireNonNull(to);
      Objects.requireNonNull(text);
      if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("A subject is one line");
      }
    }

    /** Shows neither address nor content. */
    @Override
    public String toString() {
      return "Mail[" + reference + "]";
    }
  }
}
