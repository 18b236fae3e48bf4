package org.tongban.web.api.queue;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many may follow halls live ({@code tongban.live.halls}). How often is looked, says {@code
 * tongban.live}.
 */
@ConfigurationProperties("tongban.live.halls")
public interface HallLiveConfiguration {
  /** Connections from one address at the same time, per instance: a hall's visitors share one. */
  @Bindable(defaultValue = "500")
  int getPerAddress();

  /** Connections of all at the same time, per instance. */
  @Bindable(defaultValue = "5000")
  int getConnections();
}
