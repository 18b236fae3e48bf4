package org.tongban.application.identity;

/**
 * The life of sessions after the sign-in. A refresh token is good once; one that comes a second
 * time was stolen, so the whole session ends.
 */
public interface Sessions {
  /** Gives a new refresh token for a good one. */
  Renewal renew(String refreshToken);

  /** Ends the session at once; ending it again changes nothing. */
  void signOut(SessionId id);

  /** Ends all sessions of the holder at once. */
  void signOutEverywhere(Holder holder);

  /** The answer to {@link #renew}. */
  sealed interface Renewal {
    /** The old token is used up, the new one is good. */
    record Renewed(Session session) implements Renewal {}

    /**
     * The token was used a moment ago, by the same program twice at once (two tabs): use what the
     * other request got. The session goes on.
     */
    record JustRenewed() implements Renewal {}

    /** The token is unknown, lapsed, or was used before: sign in again. */
    record Refused() implements Renewal {}
  }
}
