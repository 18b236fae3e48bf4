package org.tongban.domain.casework;

import java.util.Objects;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;

/**
 * What a route is planned from.
 *
 * @param home where the applicant's household or seat is registered
 */
public record PlanRequest(
    Implementation implementation,
    SubjectKind subject,
    RegionCode home,
    Way way,
    DeliveryChoice delivery) {
  public PlanRequest {
    Objects.requireNonNull(implementation);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(home);
    Objects.requireNonNull(way);
    Objects.requireNonNull(delivery);
  }
}
