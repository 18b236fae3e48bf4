package org.tongban.web.portal;

import java.util.Objects;

/**
 * What surrounds every page.
 *
 * @param elder whether it is shown in elder mode (长辈版)
 * @param sample whether this installation is a sample, which every page says
 * @param visitor as what the visitor is signed in
 * @param here the path and query of the page, to come back to
 */
public record Frame(boolean elder, boolean sample, Visitor visitor, String here) {
  public Frame {
    Objects.requireNonNull(visitor);
    Objects.requireNonNull(here);
  }

  /** As what somebody is signed in. */
  public enum Visitor {
    STRANGER,
    RESIDENT,
    STAFF
  }
}
