package org.tongban.web.api.assistance;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.assistance.AssistanceStore;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.Times;

/**
 * A request that somebody comes to the home.
 *
 * @param unit who comes; while it waits, who is asked first
 * @param visitAt when the visit is agreed to be
 * @param draft the draft that was opened, for staff alone
 */
@Serdeable
record AssistanceResponse(
    UUID id,
    int version,
    State state,
    String stateName,
    String implementation,
    String itemName,
    String name,
    String phone,
    String region,
    String regionName,
    String address,
    String wish,
    String unit,
    String unitName,
    OffsetDateTime askedAt,
    Optional<OffsetDateTime> visitAt,
    Optional<UUID> draft) {

  /** How far it has come. */
  enum State {
    WAITING("等待接单"),
    TAKEN("已接单，等待约定时间"),
    AGREED("已约好时间"),
    DONE("已开始办理"),
    CANCELLED("已取消");

    private final String label;

    State(String label) {
      this.label = label;
    }

    static State of(Progress progress) {
      return switch (progress) {
        case Progress.Waiting _ -> WAITING;
        case Progress.Taken _ -> TAKEN;
        case Progress.Agreed _ -> AGREED;
        case Progress.Done _ -> DONE;
        case Progress.Cancelled _ -> CANCELLED;
      };
    }
  }

  static AssistanceResponse of(AssistanceStore.Stored stored, boolean forStaff, Organisation city) {
    var request = stored.request();
    var state = State.of(request.progress());
    UnitCode unit =
        switch (request.progress()) {
          case Progress.Waiting _, Progress.Cancelled _ -> request.units().getFirst();
          case Progress.Taken(_, var holder) -> holder;
          case Progress.Agreed(_, var holder, _, _) -> holder;
          case Progress.Done(_, var holder, _) -> holder;
        };
    return new AssistanceResponse(
        request.id().value(),
        stored.version(),
        state,
        state.label,
        request.implementation().value(),
        request.itemName(),
        request.visited().name().value(),
        request.visited().phone().value(),
        request.region().value(),
        city.regions().fullName(request.region()),
        request.visited().address(),
        request.visited().wish(),
        unit.value(),
        city.nameOf(unit),
        Times.of(request.askedAt()),
        request.progress() instanceof Progress.Agreed(_, _, var at, _)
            ? Optional.of(at.atZone(Times.ZONE).toOffsetDateTime())
            : Optional.empty(),
        forStaff && request.progress() instanceof Progress.Done(_, _, var draft)
            ? Optional.of(draft.value())
            : Optional.empty());
  }

  /** A part of the requests of a unit. */
  @Serdeable
  record AssistancePage(List<AssistanceResponse> items, Optional<String> next) {}

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "AssistanceResponse[" + id + "]";
  }
}
