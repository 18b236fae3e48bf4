package org.tongban.domain.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a person wants to be told (通知设置). The portal has every message; this is about the other ways.
 *
 * @param sms whether by short message
 * @param mail whether by mail; has an effect only with a confirmed address
 * @param address the confirmed address
 * @param pending an address that waits for its confirmation
 * @param muted what is shown in the portal alone
 * @param quiet the person's own quiet hours; empty for those of the installation
 */
public record Preferences(
    boolean sms,
    boolean mail,
    Optional<MailAddress> address,
    Optional<Pending> pending,
    Set<Topic> muted,
    Optional<QuietHours> quiet) {
  /** Of whoever has chosen nothing: short messages about everything. */
  public static final Preferences USUAL =
      new Preferences(true, false, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

  /** How often a code may be typed wrongly before another one is needed. */
  private static final int TRIES = 5;

  /** How many codes a person can have sent on one day. */
  private static final int CODES_A_DAY = 5;

  public Preferences {
    Objects.requireNonNull(address);
    Objects.requireNonNull(pending);
    Objects.requireNonNull(quiet);
    muted = Set.copyOf(muted);
  }

  /**
   * An address, and the code that was sent to it.
   *
   * @param address empty once it is given up; the count of the day's codes is kept all the same
   * @param until from then on the code is worth nothing
   * @param wrong how often another code was typed
   * @param day on which day the codes are counted
   * @param sent how many were sent on that day
   */
  public record Pending(
      Optional<MailAddress> address,
      String code,
      Instant until,
      int wrong,
      LocalDate day,
      int sent) {
    public Pending {
      Objects.requireNonNull(address);
      Objects.requireNonNull(code);
      Objects.requireNonNull(until);
      Objects.requireNonNull(day);
    }

    /** Shows neither address nor code. */
    @Override
    public String toString() {
      return "Pending[" + until + "]";
    }
  }

  /** What the person chooses. */
  public Preferences choosing(
      boolean bySms, boolean byMail, Set<Topic> without, Optional<QuietHours> own) {
    return new Preferences(bySms, byMail, address, pending, without, own);
  }

  /** Whether notices can go by mail. */
  public boolean mailWorks() {
    return mail && address.isPresent();
  }

  /** The quiet hours that hold. */
  public QuietHours quietHours(QuietHours usual) {
    return quiet.orElse(usual);
  }

  /** The address that waits for its confirmation. */
  public Optional<MailAddress> waiting() {
    return pending.flatMap(Pending::address);
  }

  /** The answer to {@link #ask}. */
  public sealed interface Asked {
    /** The code is to be sent. */
    record Asking(Preferences next) implements Asked {}

    /** No more codes today. */
    record TooMany() implements Asked {}
  }

  /** Asks for the confirmation of an address. Until it comes, nothing else changes. */
  public Asked ask(MailAddress wanted, String code, Instant until, LocalDate today) {
    int sent = pending.filter(one -> one.day().equals(today)).map(Pending::sent).orElse(0);
    return sent >= CODES_A_DAY
        ? new Asked.TooMany()
        : new Asked.Asking(
            with(
                address,
                mail,
                Optional.of(new Pending(Optional.of(wanted), code, until, 0, today, sent + 1))));
  }

  /** The answer to {@link #confirm}. */
  public sealed interface Confirmed {
    /** The address is the person's; mail is switched on. */
    record Done(Preferences next) implements Confirmed {}

    /** It is not that code. */
    record Wrong(Preferences next) implements Confirmed {}

    /** No code is awaited: none was asked for, it is too old, or it was mistyped too often. */
    record NoneAwaited() implements Confirmed {}
  }

  /** Confirms the address that waits, by the code that was sent to it. */
  public Confirmed confirm(String typed, Instant now) {
    var open =
        pending.filter(
            one -> one.address().isPresent() && now.isBefore(one.until()) && one.wrong() < TRIES);
    if (open.isEmpty()) {
      return new Confirmed.NoneAwaited();
    }
    var one = open.get();
    return one.code().equals(typed)
        ? new Confirmed.Done(with(one.address(), true, Optional.of(settled(one))))
        : new Confirmed.Wrong(
            with(
                address,
                mail,
                Optional.of(
                    new Pending(
                        one.address(),
                        one.code(),
                        one.until(),
                        one.wrong() + 1,
                        one.day(),
                        one.sent()))));
  }

  /** Without any address of mail. */
  public Preferences withoutAddress() {
    return with(Optional.empty(), false, pending.map(Preferences::settled));
  }

  private static Pending settled(Pending one) {
    return new Pending(Optional.empty(), "", one.until(), 0, one.day(), one.sent());
  }

  private Preferences with(
      Optional<MailAddress> confirmed, boolean byMail, Optional<Pending> waiting) {
    return new Preferences(sms, byMail, confirmed, waiting, muted, quiet);
  }
}
