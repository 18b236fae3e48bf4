package org.tongban.client;

/** What is wrong with one field of a request. */
public final class FieldError {
  private final String pointer;
  private final String message;

  FieldError(String pointer, String message) {
    this.pointer = pointer;
    this.message = message;
  }

  /** A JSON pointer (RFC 6901) into the request, or the name of a parameter. */
  public String pointer() {
    return pointer;
  }

  /** What is wrong and what to do, in words for people. */
  public String message() {
    return message;
  }

  @Override
  public String toString() {
    return pointer;
  }
}
