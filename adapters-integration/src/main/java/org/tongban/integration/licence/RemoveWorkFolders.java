package org.tongban.integration.licence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.tongban.application.transaction.RecurringWork;

/** Removes what a process that died while it made a licence left in the temporary folder. */
@Singleton
final class RemoveWorkFolders implements RecurringWork {
  /** Much longer than a licence takes. */
  private static final Duration LEFT = Duration.ofHours(1);

  private final Clock clock;

  RemoveWorkFolders(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "remove-work-folders";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    try {
      OfdWorkFolder.removeBefore(clock.instant().minus(LEFT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
