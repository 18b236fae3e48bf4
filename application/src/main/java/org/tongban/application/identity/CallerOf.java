package org.tongban.application.identity;

import java.util.Optional;

/**
 * Who calls, as it is at this moment: asked on every request, so that a role that was taken away, a
 * disabled account or an ended session stops at once (I7): what was committed before the call is
 * seen. Every implementation passes {@code CallerOfContract}.
 */
public interface CallerOf {
  /** The caller of the session; empty if the session ended or its holder may no longer sign in. */
  Optional<Caller> session(SessionId id);
}
