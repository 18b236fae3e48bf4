package org.tongban.web.api.custody;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.custody.CustodyAlarms;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.place.Organisation;
import org.tongban.web.api.Times;
import org.tongban.web.api.custody.EnvelopeResponse.PaperResponse;

/**
 * Something that should be there is not.
 *
 * @param outcome how it ended, once it did
 */
@Serdeable
record AlarmResponse(
    UUID id,
    UUID envelope,
    CustodyAlarm.Kind kind,
    String kindName,
    String from,
    String fromName,
    String to,
    String toName,
    List<PaperResponse> papers,
    OffsetDateTime raisedAt,
    Optional<CustodyAlarm.Outcome> outcome,
    Optional<String> outcomeName,
    Optional<OffsetDateTime> settledAt,
    Optional<String> reason,
    int version) {

  static AlarmResponse of(CustodyAlarms.Stored stored, Organisation city) {
    var alarm = stored.alarm();
    return new AlarmResponse(
        alarm.id().value(),
        alarm.envelope().value(),
        alarm.kind(),
        alarm.kind().label(),
        alarm.from().value(),
        city.nameOf(alarm.from()),
        alarm.to().value(),
        city.nameOf(alarm.to()),
        alarm.papers().stream().map(PaperResponse::of).toList(),
        Times.of(alarm.raisedAt()),
        alarm.settled().map(CustodyAlarm.Settled::outcome),
        alarm.settled().map(it -> it.outcome().label()),
        alarm.settled().map(it -> Times.of(it.at())),
        alarm.settled().map(CustodyAlarm.Settled::reason),
        stored.version());
  }

  /** Says no reason. */
  @Override
  public String toString() {
    return "AlarmResponse[" + id + "]";
  }
}
