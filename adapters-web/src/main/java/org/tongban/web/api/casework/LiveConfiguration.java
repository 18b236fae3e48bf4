package org.tongban.web.api.casework;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** How the progress of cases is told live ({@code tongban.live}). */
@ConfigurationProperties("tongban.live")
public interface LiveConfiguration {
  /** How often the end of the ledger is looked at while somebody listens. */
  @Bindable(defaultValue = "PT1S")
  Duration getPolling();

  /**
   * How often every listener gets a sign of life, and is asked for its session; less than the
   * server's idle timeout of 30 s.
   */
  @Bindable(defaultValue = "PT15S")
  Duration getHeartbeat();

  /** Connections that one caller may have at the same time, per instance. */
  @Bindable(defaultValue = "6")
  int getPerCaller();

  /** Connections of all callers at the same time, per instance. */
  @Bindable(defaultValue = "5000")
  int getConnections();
}
