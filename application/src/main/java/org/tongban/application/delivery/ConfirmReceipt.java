package org.tongban.application.delivery;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Posting;

/** Lets people say whether what the courier reported as signed for reached them. */
public interface ConfirmReceipt {
  /**
   * Notes it. The same again changes nothing; who said no may say yes later, not the other way.
   *
   * @return empty if there is no such dispatch of the caller
   */
  Optional<Answer> confirm(Caller.Resident caller, DispatchId id, boolean received);

  /** What the caller said about one of their dispatches, if anything. */
  Optional<Posting.Claim> said(Caller.Resident caller, DispatchId id);

  /** The answer. */
  sealed interface Answer {
    /** It is noted. */
    record Noted(DispatchStore.Stored dispatch, Posting.Claim claim) implements Answer {}

    /**
     * Not now.
     *
     * @param words for the person
     */
    record Refused(String words) implements Answer {}
  }
}
