package org.tongban.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.UnavailableException;

/** An outage is one line now and then, however many requests it fails. */
class OutageLogTest {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final OutageLog log = new OutageLog(Clock.systemUTC());
  private final UnavailableException failure =
      new UnavailableException("away", new IllegalStateException(new SQLException("测安平")));

  private String at(long seconds) {
    return log.line("c" + seconds, failure, START.plusSeconds(seconds));
  }

  @Test
  void saysAtOnceWhatFailedInOneLineWithoutItsWords() {
    assertThat(at(0))
        .isEqualTo(
            "c0 Unavailable, answered 503: java.lang.IllegalStateException"
                + " < java.sql.SQLException");
  }

  @Test
  void countsTheRestUntilTheNextLine() {
    at(0);
    assertThat(at(1)).isEmpty();
    assertThat(at(29)).isEmpty();
    assertThat(at(30)).startsWith("c30 Unavailable, answered 503 (and 2 requests before it): ");
    assertThat(at(31)).isEmpty();
    assertThat(at(3600)).startsWith("c3600 Unavailable, answered 503 (and 1 requests before it)");
  }
}
