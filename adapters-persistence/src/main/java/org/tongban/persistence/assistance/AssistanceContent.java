package org.tongban.persistence.assistance;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDateTime;
import org.tongban.domain.assistance.AssistanceRequest;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;

/** What is encrypted of a request: who is visited, and what was agreed with them. */
@Serdeable
record AssistanceContent(
    String name,
    String phone,
    String address,
    String wish,
    @Nullable String visitAt,
    @Nullable String note) {
  static AssistanceContent of(AssistanceRequest request) {
    var visited = request.visited();
    var agreed = request.progress() instanceof Progress.Agreed it ? it : null;
    return new AssistanceContent(
        visited.name().value(),
        visited.phone().value(),
        visited.address(),
        visited.wish(),
        agreed == null ? null : agreed.visitAt().toString(),
        agreed == null ? null : agreed.note());
  }

  AssistanceRequest.Visited visited() {
    return new AssistanceRequest.Visited(
        new PersonName(name), new MobileNumber(phone), address, wish);
  }

  LocalDateTime at() {
    return LocalDateTime.parse(visitAt);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "AssistanceContent[***]";
  }
}
