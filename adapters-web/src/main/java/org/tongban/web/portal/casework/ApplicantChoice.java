package org.tongban.web.portal.casework;

/**
 * Somebody for whom a matter can be begun.
 *
 * @param key the subject's identity
 * @param mandate the mandate's identity; empty unless it is somebody else's matter
 */
public record ApplicantChoice(String key, String name, String mandate) {
  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "ApplicantChoice[" + key + "]";
  }
}
