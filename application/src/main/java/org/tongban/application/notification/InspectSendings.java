package org.tongban.application.notification;

import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;

/** Supervisors and administrators look at what was sent to anybody. No text is shown. */
public interface InspectSendings {
  /** The answer. */
  sealed interface Answer {
    /** The entries, the latest first. */
    record Found(Page<SendingStore.Entry> entries) implements Answer {}

    /** The caller holds neither duty. */
    record NotAllowed() implements Answer {}
  }

  /** What was sent. */
  Answer list(Caller.Staff caller, SendingStore.Filter filter, Page.Request page);
}
