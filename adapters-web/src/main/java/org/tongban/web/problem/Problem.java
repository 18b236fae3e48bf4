package org.tongban.web.problem;

import io.micronaut.http.MediaType;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A problem document (RFC 9457).
 *
 * @param type what kind of problem it is, see {@link ProblemType#uri}
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what the person can do next
 * @param instance the path that was asked for
 * @param correlationId finds the request in the log
 * @param rule the rule that stands against a step, where one does
 * @param errors what is wrong with which field; empty unless fields are wrong
 */
@Serdeable
@Schema(name = "Problem", description = "RFC 9457 problem document")
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<String> instance,
    Optional<String> correlationId,
    Optional<String> rule,
    List<FieldError> errors) {
  /** The media type of the document. */
  public static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

  public Problem {
    Objects.requireNonNull(type);
    Objects.requireNonNull(title);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(instance);
    Objects.requireNonNull(correlationId);
    Objects.requireNonNull(rule);
    errors = List.copyOf(errors);
  }

  /** The same problem, as met by a request. */
  public Problem at(String path, String correlation) {
    return new Problem(
        type, title, status, detail, Optional.of(path), Optional.of(correlation), rule, errors);
  }

  /** The same problem, with the rule that stands against the step. */
  public Problem by(String name) {
    return new Problem(
        type, title, status, detail, instance, correlationId, Optional.of(name), errors);
  }

  /**
   * What is wrong with a field.
   *
   * @param pointer a JSON pointer (RFC 6901) into the body, or the name of a parameter
   * @param message what is wrong and what to do
   */
  @Serdeable
  public record FieldError(String pointer, String message) {
    public FieldError {
      Objects.requireNonNull(pointer);
      Objects.requireNonNull(message);
    }
  }
}
