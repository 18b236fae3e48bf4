package org.tongban.web.api.delivery;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.delivery.DispatchStore;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.place.Organisation;
import org.tongban.web.api.Times;
import org.tongban.web.api.casework.DeliveryResponse.RecipientResponse;

/** A result on its way by mail. */
@Serdeable
public record DispatchResponse(
    UUID id,
    UUID caseId,
    String caseNumber,
    DispatchState state,
    String stateName,
    String sender,
    String senderName,
    RecipientResponse recipient,
    Optional<String> courier,
    Optional<String> waybill,
    Optional<String> why,
    List<TrackResponse> tracks) {

  /** Something that happened to the parcel. */
  @Serdeable
  public record TrackResponse(
      OffsetDateTime at, ParcelEvent.Kind kind, String kindName, String words, String place) {}

  /** The dispatch, with the names of places. */
  public static DispatchResponse of(DispatchStore.Stored stored, Organisation city) {
    var dispatch = stored.dispatch();
    var order = dispatch.order();
    return new DispatchResponse(
        dispatch.id().value(),
        order.caseId().value(),
        order.caseNumber().display(),
        dispatch.state(),
        dispatch.state().label(),
        order.sender().value(),
        city.nameOf(order.sender()),
        RecipientResponse.of(order.recipient(), city),
        dispatch.bookedUnder().map(waybill -> waybill.courier().value()),
        dispatch.bookedUnder().map(waybill -> waybill.number()),
        why(dispatch),
        stored.events().stream()
            .map(
                event ->
                    new TrackResponse(
                        Times.of(event.at()),
                        event.kind(),
                        event.kind().label(),
                        event.words(),
                        event.place()))
            .toList());
  }

  private static Optional<String> why(Dispatch dispatch) {
    return switch (dispatch) {
      case Dispatch.NeedsPerson needed -> Optional.of(needed.why());
      case Dispatch.Returned returned -> Optional.of(returned.reason());
      case Dispatch.Cancelled cancelled -> Optional.of(cancelled.reason());
      case Dispatch.Ready _,
          Dispatch.Asked _,
          Dispatch.Booked _,
          Dispatch.HandedOver _,
          Dispatch.UnderWay _,
          Dispatch.Lost _,
          Dispatch.Signed _ ->
          Optional.empty();
    };
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "DispatchResponse[" + id + "]";
  }
}
