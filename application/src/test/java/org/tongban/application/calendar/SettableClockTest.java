package org.tongban.application.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void standsStill() {
    var clock = new SettableClock(START);
    assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
  }

  @Property
  void advancesByWholeMicroseconds(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long nanos) {
    var clock = new SettableClock(START);
    clock.advance(Duration.ofNanos(nanos));
    assertThat(Duration.between(START, clock.instant()).toNanos()).isEqualTo(nanos / 1000 * 1000);
  }
}
