package org.tongban.web.problem;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.transaction.UnavailableException;

/**
 * Says that something the server needs is away: one line when it begins, and one every {@link
 * #INTERVAL} as long as requests fail, with how many did. A stack for each of them would bury the
 * rest of the log, and says nothing that the first line does not.
 */
@Singleton
final class OutageLog {
  /** Between two lines; and the silence after which the next failure is another outage. */
  static final Duration INTERVAL = Duration.ofSeconds(30);

  private static final int DEEPEST = 10;
  private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

  private final Clock clock;
  private Instant written = Instant.MIN;
  private long unwritten;

  OutageLog(Clock clock) {
    this.clock = clock;
  }

  /** Notes a request that could not be served. */
  void note(String correlation, UnavailableException failure) {
    var line = line(correlation, failure, clock.instant());
    if (!line.isEmpty()) {
      LOG.error(line);
    }
  }

  /** The line to write, or an empty text if it is too soon for one. */
  synchronized String line(String correlation, UnavailableException failure, Instant now) {
    unwritten++;
    if (now.isBefore(after(written))) {
      return "";
    }
    var more = unwritten - 1;
    written = now;
    unwritten = 0;
    return correlation
        + " Unavailable, answered 503"
        + (more == 0 ? "" : " (and " + more + " requests before it)")
        + ": "
        + causes(failure);
  }

  private static Instant after(Instant written) {
    return written.equals(Instant.MIN) ? written : written.plus(INTERVAL);
  }

  /** The kinds of failures alone: messages may hold personal data. */
  private static String causes(Throwable failure) {
    var words = new StringBuilder();
    int depth = 0;
    for (var cause = failure.getCause();
        cause != null && depth < DEEPEST;
        cause = cause.getCause()) {
      words.append(depth++ == 0 ? "" : " < ").append(cause.getClass().getName());
    }
    return words.toString();
  }
}
