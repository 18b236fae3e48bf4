package org.tongban.client;

/** Why a server refuses. Servers newer than this SDK may have more reasons: {@link #UNKNOWN}. */
public enum ProblemType {
  MALFORMED_REQUEST("malformed-request"),
  INVALID_INPUT("invalid-input"),
  BAD_CURSOR("bad-cursor"),
  SIGN_IN_NEEDED("sign-in-needed"),
  SIGN_IN_FAILED("sign-in-failed"),
  FORBIDDEN("forbidden"),
  NOT_FOUND("not-found"),
  CONFLICT("conflict"),
  /** A rule stands against the step; {@link ProblemException#rule} names it. */
  REFUSED("refused"),
  /** All places of the time are taken: choose another, or wait for one. */
  NO_PLACE_LEFT("no-place-left"),
  /** The place was held or offered until a moment that has passed. */
  HOLD_RAN_OUT("hold-ran-out"),
  /** Somebody changed the resource meanwhile: read it again. */
  STALE_VERSION("stale-version"),
  TOO_LARGE("too-large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type"),
  /** {@link ProblemException#errors} lists what is missing. */
  INCOMPLETE_APPLICATION("incomplete-application"),
  /** {@link ProblemException#errors} says which conditions are not met, and what to do instead. */
  NOT_ELIGIBLE("not-eligible"),
  /** {@link ProblemException#errors} says why the way is not lawful. */
  UNLAWFUL_WAY("unlawful-way"),
  OUTDATED_DRAFT("outdated-draft"),
  UNUSABLE_FILE("unusable-file"),
  KEY_REUSED("idempotency-key-reused"),
  VERSION_NEEDED("version-needed"),
  TOO_MANY_REQUESTS("too-many-requests"),
  INTERNAL("internal"),
  UNAVAILABLE("unavailable"),
  /** Any other reason; {@link ProblemException#slug} names it. */
  UNKNOWN("");

  private final String slug;

  ProblemType(String slug) {
    this.slug = slug;
  }

  /** The last part of the problem's type URI; empty for {@link #UNKNOWN}. */
  public String slug() {
    return slug;
  }

  static ProblemType ofSlug(String slug) {
    for (ProblemType type : values()) {
      if (type.slug.equals(slug)) {
        return type;
      }
    }
    return UNKNOWN;
  }
}
