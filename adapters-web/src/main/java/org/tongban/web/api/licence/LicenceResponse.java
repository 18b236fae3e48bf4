package org.tongban.web.api.licence;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tongban.application.licence.LicenceStore;
import org.tongban.application.licence.MyLicences;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceState;
import org.tongban.domain.licence.Proposal;

/**
 * An electronic licence.
 *
 * @param state whether an end is proposed is told to staff alone
 * @param formats what it can be downloaded as; empty while it is being made
 * @param endedOn from that day on it does not hold
 * @param proposal for staff: what is to be decided, or was
 */
@Serdeable
public record LicenceResponse(
    UUID id,
    String number,
    UUID caseId,
    String paper,
    String title,
    String itemName,
    String holderName,
    String issuer,
    String issuerName,
    LocalDate issuedOn,
    Optional<LocalDate> validUntil,
    LicenceState state,
    String stateName,
    List<String> formats,
    Optional<LocalDate> endedOn,
    Optional<String> endReason,
    Optional<ProposalResponse> proposal,
    int version) {

  /** What staff propose. */
  @Serdeable
  public record ProposalResponse(
      Proposal.Kind kind,
      String kindName,
      String reason,
      Optional<LocalDate> validUntil,
      LocalDate on,
      boolean open) {}

  /** The licence as its holder sees it. */
  static LicenceResponse forHolder(LicenceStore.Stored stored) {
    return of(stored, false);
  }

  /** The licence as staff of its issuer see it. */
  static LicenceResponse forStaff(LicenceStore.Stored stored) {
    return of(stored, true);
  }

  private static LicenceResponse of(LicenceStore.Stored stored, boolean staff) {
    var licence = stored.licence();
    var said = licence.particulars();
    var ended =
        licence instanceof Licence.Ended it ? Optional.of(it) : Optional.<Licence.Ended>empty();
    return new LicenceResponse(
        licence.id().value(),
        said.number().value(),
        said.caseId().value(),
        said.paper(),
        said.title(),
        said.itemName(),
        said.holder().name(),
        said.issuer().value(),
        said.issuerName(),
        said.issuedOn(),
        said.validUntil(),
        !staff && licence.state() == LicenceState.CHALLENGED
            ? LicenceState.IN_FORCE
            : licence.state(),
        staff ? licence.state().label() : licence.state().shown(),
        licence.files().isPresent()
            ? Stream.of(MyLicences.Format.values()).map(MyLicences.Format::extension).toList()
            : List.of(),
        ended.map(Licence.Ended::on),
        ended.map(it -> it.ended().reason()),
        licence
            .proposal()
            .filter(_ -> staff)
            .map(
                proposal ->
                    new ProposalResponse(
                        proposal.kind(),
                        proposal.kind().label(),
                        proposal.reason(),
                        proposal.validUntil(),
                        proposal.on(),
                        ended.isEmpty())),
        stored.version());
  }

  /** Says nothing about the holder. */
  @Override
  public String toString() {
    return "LicenceResponse[" + id + "]";
  }
}
