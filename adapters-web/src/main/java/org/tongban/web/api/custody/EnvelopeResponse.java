package org.tongban.web.api.custody;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.custody.CustodyStore;
import org.tongban.application.custody.SeeCustody;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeState;
import org.tongban.domain.custody.Leg;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Times;

/**
 * An envelope.
 *
 * @param code as it is printed and scanned
 * @param at where it is, is going to, or was last
 * @param from on the way: from where
 * @param dueBy on the way: the last day on which it is in time
 * @param check at its destination: what was found when it was opened
 * @param chain who had it when; in lists left empty
 */
@Serdeable
record EnvelopeResponse(
    UUID id,
    String code,
    UUID caseId,
    String caseNumber,
    String itemName,
    String sender,
    String senderName,
    String destination,
    String destinationName,
    Contents.Purpose purpose,
    String purposeName,
    List<PaperResponse> papers,
    int pieces,
    int legs,
    OffsetDateTime packedAt,
    EnvelopeState state,
    String stateName,
    String at,
    String atName,
    Optional<UUID> list,
    Optional<String> from,
    Optional<String> fromName,
    Optional<LocalDate> dueBy,
    Optional<Envelope.Check> check,
    Optional<String> checkName,
    Optional<String> waybill,
    List<EntryResponse> chain,
    List<AlarmResponse> alarms,
    int version) {

  /** A line of what is in it. */
  @Serdeable
  record PaperResponse(String code, String name, int count) {
    static PaperResponse of(Paper paper) {
      return new PaperResponse(paper.code(), paper.name(), paper.count());
    }
  }

  /** A link of the chain. */
  @Serdeable
  record EntryResponse(
      CustodyEntry.Kind kind,
      String kindName,
      OffsetDateTime at,
      String unit,
      String unitName,
      Optional<String> other,
      Optional<String> otherName,
      String note) {
    static EntryResponse of(CustodyEntry entry, Organisation city) {
      return new EntryResponse(
          entry.kind(),
          entry.kind().label(),
          Times.of(entry.at()),
          entry.unit().value(),
          city.nameOf(entry.unit()),
          entry.other().map(UnitCode::value),
          entry.other().map(city::nameOf),
          entry.note());
    }

    /** Says no more than what happened. */
    @Override
    public String toString() {
      return "EntryResponse[" + kind + "]";
    }
  }

  /** With everything about it. */
  static EnvelopeResponse of(SeeCustody.Shown shown, SeeCustody custody, Organisation city) {
    return of(
        shown.stored(),
        custody,
        city,
        shown.chain().stream().map(entry -> EntryResponse.of(entry, city)).toList(),
        shown.alarms().stream().map(alarm -> AlarmResponse.of(alarm, city)).toList());
  }

  /** As a line of a list. */
  static EnvelopeResponse of(CustodyStore.Stored stored, SeeCustody custody, Organisation city) {
    return of(stored, custody, city, List.of(), List.of());
  }

  private static EnvelopeResponse of(
      CustodyStore.Stored stored,
      SeeCustody custody,
      Organisation city,
      List<EntryResponse> chain,
      List<AlarmResponse> alarms) {
    var envelope = stored.envelope();
    var contents = envelope.contents();
    var leg = envelope.moving();
    var check =
        envelope instanceof Envelope.Arrived arrived
            ? Optional.of(arrived.check())
            : Optional.<Envelope.Check>empty();
    var list = envelope instanceof Envelope.Packed packed ? packed.list() : leg.map(Leg::list);
    var waybill =
        envelope instanceof Envelope.Back back ? back.waybill() : Optional.<Waybill>empty();
    return new EnvelopeResponse(
        contents.id().value(),
        contents.code().value(),
        contents.about().caseId().value(),
        contents.about().number().display(),
        contents.about().itemName(),
        contents.sender().value(),
        city.nameOf(contents.sender()),
        contents.destination().value(),
        city.nameOf(contents.destination()),
        contents.purpose(),
        contents.purpose().label(),
        contents.papers().stream().map(PaperResponse::of).toList(),
        contents.pieces(),
        contents.legs(),
        Times.of(contents.packedAt()),
        envelope.state(),
        envelope.state().label(),
        envelope.whereabouts().value(),
        city.nameOf(envelope.whereabouts()),
        list.map(it -> it.value()),
        leg.map(it -> it.from().value()),
        leg.map(it -> city.nameOf(it.from())),
        leg.map(custody::dueBy),
        check,
        check.map(Envelope.Check::label),
        waybill.map(it -> it.courier().value() + " " + it.number()),
        chain,
        alarms,
        stored.version());
  }

  /** Says nothing about the case. */
  @Override
  public String toString() {
    return "EnvelopeResponse[" + code + "]";
  }
}
