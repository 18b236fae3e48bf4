package org.tongban.server;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.custody.LegAllowance;

/** How long envelopes may take from unit to unit, in working days. */
@Factory
final class CustodySettings {
  @Singleton
  LegAllowance allowance(
      @Property(name = "tongban.custody.messenger-days", defaultValue = "3") int messenger,
      @Property(name = "tongban.custody.mail-days", defaultValue = "7") int mail) {
    return new LegAllowance(WorkingDays.of(messenger), WorkingDays.of(mail));
  }
}
