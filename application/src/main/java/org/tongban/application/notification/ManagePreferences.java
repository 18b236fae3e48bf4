package org.tongban.application.notification;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.identity.Caller;
import org.tongban.domain.notification.MailAddress;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.notification.QuietHours;
import org.tongban.domain.notification.Topic;

/** A resident chooses how to be told. Everybody has preferences, from version 0 on. */
public interface ManagePreferences {
  /** How long a code that confirms an address is worth something. */
  Duration CODE_VALID = Duration.ofMinutes(30);

  /** What the caller chose. */
  Shown of(Caller.Resident caller);

  /** Changes what the caller chose. */
  Answer choose(Caller.Resident caller, Choice choice);

  /** Sends a code to an address, with which the caller confirms it. */
  Answer askForMail(Caller.Resident caller, MailAddress address, int version);

  /** Confirms the address by the code. Wrong codes are counted, even if the answer is lost. */
  Answer confirmMail(Caller.Resident caller, String code);

  /** Forgets the address of mail. */
  Answer removeMail(Caller.Resident caller, int version);

  /**
   * The preferences.
   *
   * @param usual the quiet hours of whoever has none of their own
   * @param mailPossible whether this installation sends mail at all
   */
  record Shown(Preferences preferences, int version, QuietHours usual, boolean mailPossible) {}

  /**
   * A choice.
   *
   * @param version the version the caller saw
   * @param quiet the caller's own quiet hours; empty for the usual ones
   */
  record Choice(
      int version, boolean sms, boolean mail, Set<Topic> muted, Optional<QuietHours> quiet) {
    public Choice {
      Objects.requireNonNull(quiet);
      muted = Set.copyOf(muted);
    }
  }

  /** The answer to a change. */
  sealed interface Answer {
    /** It holds now. */
    record Kept(Shown shown) implements Answer {}

    /** It was changed meanwhile. */
    record Stale(int current) implements Answer {}

    /** A rule does not allow it. */
    record Refused(String words) implements Answer {}
  }
}
