package org.tongban.domain.licence;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.delivery.LicenceNumber;

/** What anybody learns who asks whether a licence is genuine. */
public sealed interface Verification {
  /** There is a licence with the number. */
  sealed interface Known extends Verification {
    /** What may be shown of it. */
    Shown shown();
  }

  /** It was issued, and it holds. */
  record Genuine(Shown shown) implements Known {}

  /** It was issued, and its last day has passed. */
  record Expired(Shown shown) implements Known {}

  /** It was issued, and does not hold since that day. */
  record Revoked(Shown shown, LocalDate on) implements Known {}

  /** It was issued, and since that day another version holds. */
  record Replaced(Shown shown, LocalDate on) implements Known {}

  /** No licence was issued under that number. */
  record Unknown() implements Verification {}

  /**
   * What the paper itself says, without what it says about the holder, except for part of the name.
   */
  record Shown(
      LicenceNumber number,
      String title,
      String maskedHolder,
      String issuerName,
      LocalDate issuedOn,
      Optional<LocalDate> validUntil) {
    public Shown {
      Objects.requireNonNull(number);
      Objects.requireNonNull(title);
      Objects.requireNonNull(maskedHolder);
      Objects.requireNonNull(issuerName);
      Objects.requireNonNull(issuedOn);
      Objects.requireNonNull(validUntil);
    }

    static Shown of(Particulars particulars) {
      return new Shown(
          particulars.number(),
          particulars.title(),
          particulars.holder().maskedName(),
          particulars.issuerName(),
          particulars.issuedOn(),
          particulars.validUntil());
    }
  }

  /** The answer for a licence. One whose files are not made yet is in nobody's hands. */
  static Verification of(Licence licence, LocalDate today) {
    var shown = Shown.of(licence.particulars());
    return switch (licence) {
      case Licence.Preparing _ -> new Unknown();
      case Licence.InForce _, Licence.Challenged _ ->
          licence.particulars().expired(today) ? new Expired(shown) : new Genuine(shown);
      case Licence.Ended ended ->
          switch (ended.ended().kind()) {
            case REVOCATION -> new Revoked(shown, ended.on());
            case REISSUE -> new Replaced(shown, ended.on());
          };
    };
  }
}
