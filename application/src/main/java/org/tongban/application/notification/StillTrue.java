package org.tongban.application.notification;

/** Says of notices that had to wait whether they still hold. Called outside any transaction. */
public interface StillTrue {
  /** Whether it knows about such notices. */
  boolean concerns(Notices.Kind kind);

  /** Whether the notice is to be sent now. */
  boolean holds(Telling telling);
}
