package org.tongban.application.notification;

import java.util.Map;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/**
 * Tells people what happened. Calls join the caller's transaction: a notice is sent if and only if
 * the transaction commits, through the outbox.
 */
public interface Notices {
  /**
   * Sends a notice to the subject's phone.
   *
   * @param reference stable and unique: the same notice is sent once
   * @param kind which text; the texts are data of the notification adapter
   * @param words what to fill in
   */
  void send(SubjectId subject, String reference, Kind kind, Map<String, String> words);

  /** The same, to a subject who was read already: nobody has to read them once more. */
  default void send(Subject subject, String reference, Kind kind, Map<String, String> words) {
    send(subject.id(), reference, kind, words);
  }

  /** Which text. */
  enum Kind {
    CASE_FILED,
    FILED_FOR_YOU,
    CORRECTION_NEEDED,
    CASE_ACCEPTED,
    CASE_REFUSED,
    PROMISE_MISSED,
    CASE_SUSPENDED,
    CASE_EXTENDED,
    CASE_DECIDED,
    RESULT_READY,
    RESULT_SENT,
    RESULT_RETURNED,
    CASE_CLOSED,
    ORIGINALS_LOST,
    LICENCE_REVOKED,
    LICENCE_REPLACED,
    MANDATE_GRANTED,
    PREPARED,
    PREPARED_TAKEN,
    ASSISTANCE_ASKED,
    ASSISTANCE_TAKEN,
    ASSISTANCE_AGREED,
    ASSISTANCE_DONE,
    ASSISTANCE_CANCELLED,
    APPOINTMENT_REMINDER,
    APPOINTMENT_MOVED,
    APPOINTMENT_CANCELLED,
    PLACE_OFFERED
  }
}
