package org.tongban.application.notification;

import java.util.Map;
import org.tongban.domain.notification.Topic;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/**
 * Tells people what happened. Calls join the caller's transaction: a notice is sent if and only if
 * the transaction commits, through the outbox.
 */
public interface Notices {
  /**
   * Among the words: the identity of what the notice is about, for the link beside it. No text
   * shows it.
   */
  String ABOUT = "about";

  /**
   * Among the words of a notice about a visit: its day and time ({@code 2026-03-05T09:00}), by
   * which a notice that had to wait is compared with the visit before it is sent.
   */
  String WHEN = "when";

  /**
   * Sends a notice to the subject: to their messages, and by the ways they want.
   *
   * @param reference stable and unique: the same notice is sent once
   * @param kind which text; the texts are data of the notification adapter
   * @param words what to fill in, and {@link #ABOUT}
   */
  void send(SubjectId subject, String reference, Kind kind, Map<String, String> words);

  /** The same, to a subject who was read already: nobody has to read them once more. */
  default void send(Subject subject, String reference, Kind kind, Map<String, String> words) {
    send(subject.id(), reference, kind, words);
  }

  /** What {@link #ABOUT} names. */
  enum About {
    CASE,
    APPOINTMENT,
    LICENCES,
    MANDATES,
    ASSISTANCE,
    SETTINGS,
    NOTHING
  }

  /** Which text. */
  enum Kind {
    CASE_FILED(Topic.CASES, About.CASE, false),
    FILED_FOR_YOU(Topic.CASES, About.CASE, true),
    CORRECTION_NEEDED(Topic.CASES, About.CASE, true),
    CASE_ACCEPTED(Topic.CASES, About.CASE, true),
    CASE_REFUSED(Topic.CASES, About.CASE, true),
    PROMISE_MISSED(Topic.CASES, About.CASE, true),
    CASE_SUSPENDED(Topic.CASES, About.CASE, true),
    CASE_EXTENDED(Topic.CASES, About.CASE, true),
    CASE_DECIDED(Topic.CASES, About.CASE, true),
    RESULT_READY(Topic.DELIVERIES, About.CASE, false),
    RESULT_SENT(Topic.DELIVERIES, About.CASE, false),
    RESULT_RETURNED(Topic.DELIVERIES, About.CASE, true),
    PARCEL_LOST(Topic.DELIVERIES, About.CASE, true),
    CASE_CLOSED(Topic.CASES, About.CASE, true),
    ORIGINALS_LOST(Topic.CASES, About.CASE, true),
    LICENCE_REVOKED(Topic.LICENCES, About.LICENCES, true),
    LICENCE_REPLACED(Topic.LICENCES, About.LICENCES, false),
    MANDATE_GRANTED(Topic.ASSISTANCE, About.MANDATES, true),
    PREPARED(Topic.CASES, About.NOTHING, false),
    PREPARED_TAKEN(Topic.CASES, About.NOTHING, true),
    ASSISTANCE_ASKED(Topic.ASSISTANCE, About.ASSISTANCE, false),
    ASSISTANCE_TAKEN(Topic.ASSISTANCE, About.ASSISTANCE, false),
    ASSISTANCE_AGREED(Topic.ASSISTANCE, About.ASSISTANCE, false),
    ASSISTANCE_DONE(Topic.ASSISTANCE, About.ASSISTANCE, true),
    ASSISTANCE_CANCELLED(Topic.ASSISTANCE, About.ASSISTANCE, false),
    APPOINTMENT_REMINDER(Topic.APPOINTMENTS, About.APPOINTMENT, false),
    APPOINTMENT_MOVED(Topic.APPOINTMENTS, About.APPOINTMENT, true),
    APPOINTMENT_CANCELLED(Topic.APPOINTMENTS, About.APPOINTMENT, true),
    PLACE_OFFERED(Topic.APPOINTMENTS, About.APPOINTMENT, false),
    /** A code to sign in. It is nobody's message, and never waits. */
    SIGN_IN_CODE(Topic.ACCOUNT, About.NOTHING, true),
    /** A code that confirms an address of mail. It is nobody's message, and never waits. */
    MAIL_CODE(Topic.ACCOUNT, About.SETTINGS, true),
    /** Several notices as one. */
    SEVERAL(Topic.ACCOUNT, About.NOTHING, true);

    private final Topic topic;
    private final About about;
    private final boolean compulsory;

    Kind(Topic topic, About about, boolean compulsory) {
      this.topic = topic;
      this.about = about;
      this.compulsory = compulsory;
    }

    /** What it is about, as people choose. */
    public Topic topic() {
      return topic;
    }

    /** What {@link #ABOUT} names. */
    public About about() {
      return about;
    }

    /**
     * Whether it must be told whatever the person chose, and is never left out because of the day's
     * limit: the law wants it told (行政许可法 §§ 32, 38, 42, 44, 45, 69 and the like), or somebody else
     * did something in the person's name or with what they had arranged.
     */
    public boolean compulsory() {
      return compulsory;
    }
  }
}
