package org.tongban.web.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the outside sees this server ({@code tongban.web}). */
@ConfigurationProperties("tongban.web")
public interface WebConfiguration {
  /** Where people reach it, without a path: links and the cross-site filter go by it alone. */
  @Bindable(defaultValue = "http://localhost:8080")
  URI getBaseUrl();

  /** The addresses of the proxies in front, whose {@code X-Forwarded-For} is believed. */
  @Bindable(defaultValue = "")
  List<String> getTrustedProxies();

  /** The file with the key that access tokens are signed with: at least 32 bytes in base64. */
  Optional<Path> getTokenKeyFile();

  /** How long an access token is good for, at most 15 minutes. */
  @Bindable(defaultValue = "PT15M")
  Duration getAccessTokenLifetime();

  /** Requests for reading, per minute and account, or client address of strangers; 0: no limit. */
  @Bindable(defaultValue = "1200")
  int getReadsPerMinute();

  /** Requests for writing, per minute and account or client address; 0: no limit. */
  @Bindable(defaultValue = "300")
  int getWritesPerMinute();

  /** Tries to sign in, per minute and client address; 0: no limit. */
  @Bindable(defaultValue = "30")
  int getSignInsPerMinute();
}
