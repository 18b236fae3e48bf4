package org.tongban.web.api.seal;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.seal.SealStore;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealKind;
import org.tongban.web.api.Times;

/**
 * A unit's seal.
 *
 * @param name the unit's name as it stands on the seal
 * @param diameter in millimetres
 * @param drawn whether it has no picture and is drawn, marked as a sample
 * @param reason why it was revoked
 */
@Serdeable
record SealResponse(
    UUID id,
    String unit,
    String unitName,
    SealKind kind,
    String kindName,
    String name,
    int diameter,
    LocalDate validFrom,
    Optional<LocalDate> validUntil,
    boolean drawn,
    Seal.State state,
    String stateName,
    UUID registeredBy,
    OffsetDateTime registeredAt,
    Optional<UUID> approvedBy,
    Optional<OffsetDateTime> approvedAt,
    Optional<UUID> revokedBy,
    Optional<OffsetDateTime> revokedAt,
    Optional<String> reason,
    int version) {
  static SealResponse of(SealStore.Stored stored, Organisation places) {
    var seal = stored.seal();
    var registered = seal.registration();
    var revoked =
        seal instanceof Seal.Revoked it ? Optional.of(it) : Optional.<Seal.Revoked>empty();
    return new SealResponse(
        registered.id().value(),
        registered.unit().value(),
        places.nameOf(registered.unit()),
        registered.kind(),
        registered.kind().label(),
        registered.name(),
        registered.diameter(),
        registered.validFrom(),
        registered.validUntil(),
        registered.drawn(),
        seal.state(),
        seal.state().label(),
        registered.by().value(),
        Times.of(registered.at()),
        seal.approved().map(act -> act.by().value()),
        seal.approved().map(act -> Times.of(act.at())),
        revoked.map(it -> it.revocation().by().value()),
        revoked.map(it -> Times.of(it.revocation().at())),
        revoked.map(Seal.Revoked::reason),
        stored.version());
  }
}
