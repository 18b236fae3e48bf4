package org.tongban.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Counts what people try at the door, by phone, account and address; who it was is kept as a keyed
 * hash only. Calls join the caller's transaction. Every implementation passes {@code
 * SignInAttemptsContract}.
 */
public interface SignInAttempts {
  /** How many attempts a success takes back, see {@link #forgive}. */
  int FORGIVEN = 5;

  /**
   * Counts an attempt, unless it comes too early by the kind's {@link Delays}. Attempts of one key
   * that come at once are looked at one after the other.
   */
  Delays.Decision attempt(Key key, Instant now);

  /** Takes back {@link #FORGIVEN} attempts: many people may share an address. */
  void forgive(Key key);

  /** Forgets all attempts of the key. */
  void clear(Key key);

  /** Drops whatever had its last attempt before that instant; returns how much. */
  int forgetBefore(Instant instant);

  /**
   * Whose attempts are counted together.
   *
   * @param who the phone, the login or the network, as text
   */
  record Key(Kind kind, String who) {
    public Key {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(who);
    }

    /** Does not show who. */
    @Override
    public String toString() {
      return "Key[" + kind + "]";
    }
  }

  /** What is tried. */
  enum Kind {
    /** Codes sent to a phone: each costs money and disturbs somebody. */
    CODE_TO_PHONE(delays(0, "PT1M PT1M PT1M PT5M PT15M PT1H", "PT12H")),
    /** Codes asked for from an address. */
    CODE_FROM_ADDRESS(delays(30, "PT10S PT30S PT1M PT5M", "PT1H")),
    /** Codes tried from an address. */
    CODE_TRIED_FROM_ADDRESS(delays(30, "PT5S PT10S PT30S PT1M PT5M PT15M", "PT1H")),
    /** Passwords tried for an account, whether it exists or not. */
    PASSWORD_OF_ACCOUNT(delays(3, "PT2S PT4S PT8S PT16S PT32S PT1M", "PT1H")),
    /** Passwords tried from an address. */
    PASSWORD_FROM_ADDRESS(delays(20, "PT5S PT10S PT30S PT1M PT5M PT15M", "PT1H")),
    /** Identities an account tried to confirm. */
    IDENTITY_OF_ACCOUNT(delays(3, "PT10S PT1M PT10M PT1H", "PT12H"));

    private final Delays delays;

    Kind(Delays delays) {
      this.delays = delays;
    }

    /** How the delay grows. */
    public Delays delays() {
      return delays;
    }

    private static Delays delays(int free, String steps, String forgetAfter) {
      return new Delays(
          Stream.concat(
                  Collections.nCopies(free, Duration.ZERO).stream(),
                  List.of(steps.split(" ")).stream().map(Duration::parse))
              .toList(),
          Duration.parse(forgetAfter));
    }
  }
}
