package org.tongban.web.problem;

import java.util.List;

/** Input from outside that can't be read as what it should be. Answered with a problem document. */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial")
  private final List<Problem.FieldError> errors;

  /** All that is wrong, at least one. */
  public InvalidInputException(List<Problem.FieldError> errors) {
    super("Invalid input");
    this.errors = List.copyOf(errors);
  }

  /**
   * One field is wrong.
   *
   * @param pointer a JSON pointer into the body, or the name of a parameter
   * @param message what is wrong and what to do, for people, without repeating the input
   */
  public InvalidInputException(String pointer, String message) {
    this(List.of(new Problem.FieldError(pointer, message)));
  }

  /** What is wrong. */
  public List<Problem.FieldError> errors() {
    return errors;
  }
}
