package org.tongban.web.api.appointment;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.appointment.AppointmentStore.Kept;
import org.tongban.domain.appointment.AppointmentState;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.BasicCode;
import org.tongban.web.api.Times;

/**
 * An appointment.
 *
 * @param number to check in with, also as a QR code
 * @param from when it begins, such as 09:30, in China
 * @param until when it ends
 * @param heldUntil until when it is held or offered
 * @param reason why it was cancelled
 */
@Serdeable
record AppointmentResponse(
    UUID id,
    int version,
    String number,
    State state,
    String stateName,
    String group,
    String groupName,
    String place,
    String placeName,
    String address,
    LocalDate date,
    String from,
    String until,
    List<String> items,
    int people,
    Optional<UUID> caseId,
    Optional<OffsetDateTime> heldUntil,
    Optional<AppointmentState.Reason> reason) {

  /** How far it is. */
  enum State {
    HELD("已保留，请尽快确认"),
    OFFERED("候补有名额，请尽快确认"),
    BOOKED("已预约"),
    ARRIVED("已签到"),
    SERVED("已办理"),
    MISSED("未到场"),
    CANCELLED("已取消");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    String label() {
      return label;
    }

    static State of(AppointmentState state) {
      return switch (state) {
        case AppointmentState.Held _ -> HELD;
        case AppointmentState.Offered _ -> OFFERED;
        case AppointmentState.Booked _ -> BOOKED;
        case AppointmentState.Arrived _ -> ARRIVED;
        case AppointmentState.Served _ -> SERVED;
        case AppointmentState.Missed _ -> MISSED;
        case AppointmentState.Cancelled _ -> CANCELLED;
      };
    }
  }

  static AppointmentResponse of(Kept kept, VisitNames names) {
    var appointment = kept.appointment();
    var visit = appointment.visit();
    var state = State.of(appointment.state());
    return new AppointmentResponse(
        appointment.id().value(),
        kept.version(),
        appointment.number().display(),
        state,
        state.label(),
        visit.group().value(),
        names.group(visit.group()),
        visit.group().place().value(),
        names.place(visit.group().place()),
        names.address(visit.group().place()),
        visit.time().date(),
        VisitInputs.told(visit.time().from()),
        VisitInputs.told(visit.time().until()),
        visit.items().stream().map(BasicCode::value).toList(),
        visit.people(),
        appointment.caseId().map(CaseId::value),
        switch (appointment.state()) {
          case AppointmentState.Held(var until) -> Optional.of(Times.of(until));
          case AppointmentState.Offered(var until) -> Optional.of(Times.of(until));
          case AppointmentState.Booked _,
              AppointmentState.Arrived _,
              AppointmentState.Served _,
              AppointmentState.Missed _,
              AppointmentState.Cancelled _ ->
              Optional.empty();
        },
        appointment.state() instanceof AppointmentState.Cancelled(_, var why)
            ? Optional.of(why)
            : Optional.empty());
  }

  /** A part of somebody's appointments. */
  @Serdeable
  record AppointmentPage(List<AppointmentResponse> items, Optional<String> next) {}
}
