package org.tongban.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The server answered, and refused. It is an {@link IOException} so that no call goes unguarded;
 * catch it before that one. The message holds no personal data: the words for people are in {@link
 * #detail}.
 */
public final class ProblemException extends IOException {
  private static final long serialVersionUID = 1;
  private static final String PREFIX = "urn:tongban:problem:";

  private final ProblemType type;
  private final String slug;
  private final int status;
  private final String title;
  private final String detail;
  private final String rule;
  private final transient List<FieldError> errors;
  private final long retryAfterMillis;

  private ProblemException(int status, String slug, JsonObject body, long retryAfterMillis) {
    super("HTTP " + status + (slug.isEmpty() ? "" : " " + slug));
    this.status = status;
    this.slug = slug;
    this.type = ProblemType.ofSlug(slug);
    this.title = body.textOr("title", "");
    this.detail = body.textOr("detail", "");
    this.rule = body.textOr("rule", null);
    this.retryAfterMillis = retryAfterMillis;
    List<FieldError> found = new ArrayList<>();
    for (JsonObject error : body.objects("errors")) {
      found.add(new FieldError(error.textOr("pointer", ""), error.textOr("message", "")));
    }
    this.errors = Collections.unmodifiableList(found);
  }

  /**
   * The problem told by an error answer.
   *
   * @param body the problem document; an empty object if the answer held none
   * @param retryAfterMillis milliseconds, or -1 if the server said nothing
   */
  public static ProblemException of(int status, JsonObject body, long retryAfterMillis) {
    String uri = body.textOr("type", "");
    String slug = uri.startsWith(PREFIX) ? uri.substring(PREFIX.length()) : "";
    return new ProblemException(status, slug, body, retryAfterMillis);
  }

  /** Why; never null. */
  public ProblemType type() {
    return type;
  }

  /** The name the server gave the reason; empty if the answer was no problem document. */
  public String slug() {
    return slug;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The kind of problem in words for people; may be empty. */
  public String title() {
    return title;
  }

  /** What the person can do next; may be empty. */
  public String detail() {
    return detail;
  }

  /** The rule that stands against the step, or null. */
  public String rule() {
    return rule;
  }

  /** What is wrong with which field; may be empty. */
  public List<FieldError> errors() {
    return errors == null ? Collections.<FieldError>emptyList() : errors;
  }

  /** How long the server asks to wait, in milliseconds; -1 if it did not say. */
  public long retryAfterMillis() {
    return retryAfterMillis;
  }
}
