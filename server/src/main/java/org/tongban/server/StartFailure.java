package org.tongban.server;

import io.micronaut.context.exceptions.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why the server does not start. */
final class StartFailure {
  private StartFailure() {}

  /** On standard error: a mistake in the configuration in words, anything else with its trace. */
  static void tell(Throwable failure) {
    words(failure)
        .ifPresentOrElse(
            System.err::println,
            () -> {
              System.err.println("The server does not start:");
              failure.printStackTrace(System.err);
            });
  }

  /** What our own code said about the configuration, if that is the reason. */
  static Optional<String> words(Throwable failure) {
    return causes(failure).stream()
        .filter(
            cause ->
                cause instanceof ConfigurationException || cause instanceof IllegalStateException)
        .filter(StartFailure::isOurs)
        .map(Throwable::getMessage)
        .findFirst();
  }

  private static boolean isOurs(Throwable cause) {
    var trace = cause.getStackTrace();
    return cause.getMessage() != null
        && trace.length > 0
        && trace[0].getClassName().startsWith("org.tongban.");
  }

  /** The deepest first. */
  private static List<Throwable> causes(Throwable failure) {
    var causes = new ArrayList<Throwable>();
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      causes.addFirst(cause);
    }
    return causes;
  }
}
