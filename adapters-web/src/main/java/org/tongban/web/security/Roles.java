package org.tongban.web.security;

/** The kinds of sessions, for {@code @Secured}. What staff may do is for the use cases to say. */
public final class Roles {
  /** A resident's session. */
  public static final String RESIDENT = "RESIDENT";

  /** A session of a member of staff. */
  public static final String STAFF = "STAFF";

  private Roles() {}
}
