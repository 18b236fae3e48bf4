package org.tongban.web.api.custody;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.custody.HandOverEnvelopes;
import org.tongban.application.custody.HandOverLists;
import org.tongban.application.custody.SeeCustody;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.place.Organisation;
import org.tongban.web.api.Times;

/**
 * A hand-over list.
 *
 * @param carrier who carries it, in words; empty before it left
 * @param envelopes what is on it; in lists left empty
 */
@Serdeable
record HandOverListResponse(
    UUID id,
    String number,
    String from,
    String fromName,
    String to,
    String toName,
    HandOverList.State state,
    String stateName,
    int count,
    OffsetDateTime madeAt,
    Optional<OffsetDateTime> dispatchedAt,
    Optional<String> carrier,
    Optional<OffsetDateTime> endedAt,
    List<EnvelopeResponse> envelopes,
    int version) {

  static HandOverListResponse of(
      HandOverEnvelopes.Shown shown, SeeCustody custody, Organisation city) {
    return of(
        shown.stored(),
        city,
        shown.envelopes().stream()
            .map(envelope -> EnvelopeResponse.of(envelope, custody, city))
            .toList());
  }

  static HandOverListResponse of(HandOverLists.Stored stored, Organisation city) {
    return of(stored, city, List.of());
  }

  private static HandOverListResponse of(
      HandOverLists.Stored stored, Organisation city, List<EnvelopeResponse> envelopes) {
    var list = stored.list();
    return new HandOverListResponse(
        list.id().value(),
        list.number().value(),
        list.from().value(),
        city.nameOf(list.from()),
        list.to().value(),
        city.nameOf(list.to()),
        list.state(),
        list.state().label(),
        list.envelopes().size(),
        Times.of(list.madeAt()),
        list.dispatched().map(it -> Times.of(it.at())),
        list.dispatched().map(it -> it.carrier().words()),
        list.endedAt().map(Times::of),
        envelopes,
        stored.version());
  }
}
