package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;

/** What the courier simulator is told. */
@Singleton
final class SimulatedCourierConfiguration {
  private final boolean sample;
  private final Duration step;
  private final Path file;

  /**
   * @param step how long after one thing the next happens to a parcel; zero: only when it is moved
   *     by hand
   */
  SimulatedCourierConfiguration(
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample,
      @Property(name = "tongban.courier-step", defaultValue = "PT0S") Duration step,
      @Property(name = "tongban.data", defaultValue = "data") String data) {
    this.sample = sample;
    this.step = step;
    this.file = Path.of(data).resolve("simulated-courier.properties");
  }

  boolean sample() {
    return sample;
  }

  Duration step() {
    return step;
  }

  Path file() {
    return file;
  }
}
