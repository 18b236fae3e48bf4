package org.tongban.domain.delivery;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.place.UnitCode;

/**
 * What the mail room knows of a parcel besides its dispatch: how it was sorted, weighed and handed
 * over. Says nothing about the person.
 *
 * @param sender whose mail room
 * @param sorting the courier's sorting code (大头笔, 三段码) for the label, once known
 * @param weighing once weighed
 * @param handedOver when the courier got it, once it did
 * @param manifest the manifest it is on, if it is
 * @param claim what the applicant said about its arrival, if anything
 */
public record Posting(
    DispatchId dispatch,
    UnitCode sender,
    Waybill waybill,
    Optional<String> sorting,
    Optional<Weighing> weighing,
    Optional<Instant> handedOver,
    Optional<ManifestId> manifest,
    Optional<Claim> claim) {
  public Posting {
    Objects.requireNonNull(dispatch);
    Objects.requireNonNull(sender);
    Objects.requireNonNull(waybill);
    Objects.requireNonNull(sorting);
    Objects.requireNonNull(weighing);
    Objects.requireNonNull(handedOver);
    Objects.requireNonNull(manifest);
    Objects.requireNonNull(claim);
  }

  /** Nothing but booked. */
  public static Posting of(DispatchId dispatch, UnitCode sender, Waybill waybill) {
    return new Posting(
        dispatch,
        sender,
        waybill,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What it weighs and costs.
   *
   * @param cost by the tariff at that time
   */
  public record Weighing(Weight weight, Yuan cost) {
    public Weighing {
      Objects.requireNonNull(weight);
      Objects.requireNonNull(cost);
    }
  }

  /**
   * What the applicant said after the courier reported that it was signed for.
   *
   * @param received whether they have it
   * @param outcome what the mail room found out, once it did
   */
  public record Claim(boolean received, Instant at, Optional<Outcome> outcome) {
    public Claim {
      Objects.requireNonNull(at);
      Objects.requireNonNull(outcome);
    }

    /** Whether the mail room still has to look into it. */
    public boolean open() {
      return !received && outcome.isEmpty();
    }
  }

  /** What became of a parcel that the applicant says never came. */
  public enum Outcome {
    PROVEN("快递公司已提供签收凭证"),
    RESENT("已重新制作并寄出");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }
}
