package org.tongban.web.api.licence;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Optional;
import org.tongban.domain.licence.Verification;

/**
 * What anybody learns of a licence number. Nothing but the result for one that is unknown.
 *
 * @param holder most of the name is hidden
 * @param since from that day on it does not hold
 */
@Serdeable
public record VerificationResponse(
    Result result,
    String resultName,
    Optional<String> number,
    Optional<String> title,
    Optional<String> holder,
    Optional<String> issuerName,
    Optional<LocalDate> issuedOn,
    Optional<LocalDate> validUntil,
    Optional<LocalDate> since) {

  /** What it is. */
  public enum Result {
    GENUINE("真实有效"),
    EXPIRED("真实，但已过有效期"),
    REVOKED("已撤销，不再有效"),
    REPLACED("已换发新版本，本版本不再有效"),
    UNKNOWN("查无此证");

    private final String label;

    Result(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /** What is shown of it. */
  public static VerificationResponse of(Verification verification) {
    return switch (verification) {
      case Verification.Genuine(var shown) -> known(Result.GENUINE, shown, Optional.empty());
      case Verification.Expired(var shown) ->
          known(Result.EXPIRED, shown, shown.validUntil().map(day -> day.plusDays(1)));
      case Verification.Revoked(var shown, var on) -> known(Result.REVOKED, shown, Optional.of(on));
      case Verification.Replaced(var shown, var on) ->
          known(Result.REPLACED, shown, Optional.of(on));
      case Verification.Unknown() ->
          new VerificationResponse(
              Result.UNKNOWN,
              Result.UNKNOWN.label(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
    };
  }

  private static VerificationResponse known(
      Result result, Verification.Shown shown, Optional<LocalDate> since) {
    return new VerificationResponse(
        result,
        result.label(),
        Optional.of(shown.number().value()),
        Optional.of(shown.title()),
        Optional.of(shown.maskedHolder()),
        Optional.of(shown.issuerName()),
        Optional.of(shown.issuedOn()),
        shown.validUntil(),
        since);
  }
}
