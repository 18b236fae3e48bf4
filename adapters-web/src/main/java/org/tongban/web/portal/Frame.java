package org.tongban.web.portal;

import java.util.Objects;

/**
 * What surrounds every page.
 *
 * @param elder whether it is shown in elder mode (长辈版)
 * @param sample whether this installation is a sample, which every page says
 * @param visitor as what the visitor is signed in
 * @param unread how many messages who is signed in has not read, 100 at most
 * @param here the path and query of the page, to come back to
 */
public record Frame(boolean elder, boolean sample, Visitor visitor, int unread, String here) {
  private static final int MOST = 100;

  public Frame {
    Objects.requireNonNull(visitor);
    Objects.requireNonNull(here);
  }

  /** A frame without unread messages. */
  public Frame(boolean elder, boolean sample, Visitor visitor, String here) {
    this(elder, sample, visitor, 0, here);
  }

  /** The number of unread messages, as the header shows it; empty for none. */
  public String unreadWords() {
    return unread == 0 ? "" : unread >= MOST ? "99+" : Integer.toString(unread);
  }

  /** As what somebody is signed in. */
  public enum Visitor {
    STRANGER,
    RESIDENT,
    STAFF
  }
}
