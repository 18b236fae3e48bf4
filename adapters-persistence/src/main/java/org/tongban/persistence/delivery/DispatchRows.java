package org.tongban.persistence.delivery;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.application.delivery.DispatchStore.Stored;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchOrder;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.protection.ErasedException;
import org.tongban.persistence.protection.PersonalData;

/** Turns dispatches and what couriers reported into rows and back. */
@Singleton
final class DispatchRows {
  private final PersonalData personalData;
  private final ObjectMapper json;
  private final DispatchDetailsMapper mapper;

  DispatchRows(PersonalData personalData, ObjectMapper json, DispatchDetailsMapper mapper) {
    this.personalData = personalData;
    this.json = json;
    this.mapper = mapper;
  }

  /** The columns that change. */
  DispatchRow.Changing of(Dispatch dispatch) {
    var details = mapper.details(dispatch.order().recipient(), words(dispatch));
    return new DispatchRow.Changing(
        dispatch.state().name(),
        at(dispatch),
        dispatch instanceof Dispatch.Asked asked ? asked.tries() : 0,
        dispatch instanceof Dispatch.UnderWay moving
            ? Optional.of(moving.latest().name())
            : Optional.empty(),
        dispatch.carrier().map(CourierName::value),
        dispatch.bookedUnder().map(Waybill::number),
        personalData.encrypt(dispatch.order().applicant(), place(dispatch.id()), write(details)));
  }

  private static String words(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.NeedsPerson(_, var why, _) -> why;
      case Dispatch.Signed(_, _, _, var receivedBy) -> receivedBy;
      case Dispatch.Returned(_, _, _, var reason) -> reason;
      case Dispatch.Cancelled(_, var reason) -> reason;
      case Dispatch.Ready _,
          Dispatch.Asked _,
          Dispatch.Booked _,
          Dispatch.HandedOver _,
          Dispatch.UnderWay _,
          Dispatch.Lost _ ->
          "";
    };
  }

  private static Optional<Instant> at(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.Asked asked -> Optional.of(asked.lastAsked());
      case Dispatch.HandedOver given -> Optional.of(given.at());
      case Dispatch.UnderWay moving -> Optional.of(moving.at());
      case Dispatch.Lost lost -> Optional.of(lost.at());
      case Dispatch.Signed signed -> Optional.of(signed.at());
      case Dispatch.Returned returned -> Optional.of(returned.at());
      case Dispatch.Ready _, Dispatch.Booked _, Dispatch.NeedsPerson _, Dispatch.Cancelled _ ->
          Optional.empty();
    };
  }

  /** What was encrypted of an event. */
  byte[] details(SubjectId applicant, DispatchId dispatch, ParcelEvent event) {
    return personalData.encrypt(
        applicant,
        place(dispatch, event.id()),
        write(new ParcelEventDetails(event.words(), event.place(), event.receivedBy())));
  }

  /** What the rows say, or empty if the person's data were erased. */
  Optional<Stored> stored(DispatchRow row, List<ParcelEventRow> events) {
    try {
      var applicant = new SubjectId(row.applicant());
      var id = new DispatchId(row.id());
      var details =
          read(
              personalData.decrypt(applicant, place(id), row.changing().details()),
              DispatchDetails.class);
      return Optional.of(
          new Stored(
              dispatch(order(row, details), row.changing(), details.words()),
              row.version(),
              events.stream()
                  .map(event -> event(applicant, id, event))
                  .sorted(ParcelEvent.IN_ORDER)
                  .toList()));
    } catch (ErasedException _) {
      return Optional.empty();
    }
  }

  private DispatchOrder order(DispatchRow row, DispatchDetails details) {
    return new DispatchOrder(
        new DispatchId(row.id()),
        new CaseId(row.caseId()),
        new CaseNumber(row.caseNumber()),
        new SubjectId(row.applicant()),
        row.filedBy().map(SubjectId::new),
        new UnitCode(row.sender()),
        mapper.recipient(details),
        row.orderedAt());
  }

  private static Dispatch dispatch(DispatchOrder order, DispatchRow.Changing row, String words) {
    return switch (DispatchState.valueOf(row.state())) {
      case READY -> new Dispatch.Ready(order);
      case ASKED ->
          new Dispatch.Asked(
              order,
              new CourierName(row.courier().orElseThrow()),
              row.at().orElseThrow(),
              row.tries());
      case BOOKED -> new Dispatch.Booked(order, waybill(row));
      case HANDED_OVER -> new Dispatch.HandedOver(order, waybill(row), row.at().orElseThrow());
      case UNDER_WAY ->
          new Dispatch.UnderWay(
              order,
              waybill(row),
              row.at().orElseThrow(),
              ParcelEvent.Kind.valueOf(row.latest().orElseThrow()));
      case LOST -> new Dispatch.Lost(order, waybill(row), row.at().orElseThrow());
      case NEEDS_PERSON ->
          new Dispatch.NeedsPerson(order, words, row.courier().map(CourierName::new));
      case SIGNED -> new Dispatch.Signed(order, waybill(row), row.at().orElseThrow(), words);
      case RETURNED -> new Dispatch.Returned(order, waybill(row), row.at().orElseThrow(), words);
      case CANCELLED -> new Dispatch.Cancelled(order, words);
    };
  }

  private static Waybill waybill(DispatchRow.Changing row) {
    return new Waybill(new CourierName(row.courier().orElseThrow()), row.waybill().orElseThrow());
  }

  private ParcelEvent event(SubjectId applicant, DispatchId dispatch, ParcelEventRow row) {
    var details =
        read(
            personalData.decrypt(applicant, place(dispatch, row.eventId()), row.details()),
            ParcelEventDetails.class);
    return new ParcelEvent(
        row.eventId(),
        row.happenedAt(),
        ParcelEvent.Kind.valueOf(row.kind()),
        details.words(),
        details.place(),
        details.receivedBy());
  }

  private static String place(DispatchId id) {
    return "dispatch.details/" + id;
  }

  private static String place(DispatchId id, String event) {
    return "parcel_event.details/" + id + "/" + event;
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(byte[] bytes, Class<T> type) {
    try {
      return json.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
