package org.tongban.client.session;

import java.util.Objects;

/** What proves a sign-in. Keep it secret: whoever has it acts for the person. */
public final class Tokens {
  private final String access;
  private final String refresh;
  private final long accessEndsAt;

  /**
   * The tokens.
   *
   * @param accessEndsAt when the access token ends, in milliseconds since 1970 by this device's
   *     clock
   */
  public Tokens(String access, String refresh, long accessEndsAt) {
    this.access = Objects.requireNonNull(access);
    this.refresh = Objects.requireNonNull(refresh);
    this.accessEndsAt = accessEndsAt;
  }

  /** Sent with every request. */
  public String access() {
    return access;
  }

  /** Good for one renewal. */
  public String refresh() {
    return refresh;
  }

  /** When the access token ends, in milliseconds since 1970 by this device's clock. */
  public long accessEndsAt() {
    return accessEndsAt;
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "Tokens";
  }
}
