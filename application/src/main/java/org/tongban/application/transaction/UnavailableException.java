package org.tongban.application.transaction;

/** Something the answer needs cannot be reached at the moment; trying again later may help. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param what what cannot be reached, without personal data
   */
  public UnavailableException(String what, Throwable cause) {
    super(what, cause);
  }
}
