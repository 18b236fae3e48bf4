package org.tongban.integration.person;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.tongban.application.person.RealNameCheck;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;

/** Sample mode: every invented identity matches, as a check of the three together would say. */
@Singleton
@Requires(property = "tongban.sample", value = "true")
final class SimulatedRealNameCheck implements RealNameCheck {
  private static final int THREE_TOGETHER = 2;

  @Override
  public Answer check(PersonName name, CitizenId citizenId, MobileNumber phone) {
    return name.isSynthetic() && citizenId.isSynthetic() && phone.isSynthetic()
        ? new Answer.Matches(THREE_TOGETHER)
        : new Answer.Differs();
  }
}
