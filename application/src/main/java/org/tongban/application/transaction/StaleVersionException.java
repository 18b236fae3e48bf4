package org.tongban.application.transaction;

/** Someone else changed what was to be changed; nothing was changed. Load it again and retry. */
public final class StaleVersionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param what what was changed, without personal data
   */
  public StaleVersionException(String what) {
    super(what);
  }
}
