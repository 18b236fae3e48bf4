package org.tongban.server;

import io.micronaut.context.ApplicationContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tongban.application.identity.FirstAdministrator;
import org.tongban.application.identity.Login;
import org.tongban.domain.place.UnitCode;

/** {@code new-administrator LOGIN NAME UNIT}: lets the first administrator in. */
final class Command {
  private Command() {}

  /**
   * Makes the account, with the password read from the console or, where there is none, from the
   * first line of standard input: a password among the arguments would be seen by everybody on the
   * machine.
   *
   * @return the exit code: 0 if the account was made
   */
  static int newAdministrator(Map<String, Object> properties, String... arguments) {
    if (arguments.length != 3) {
      System.err.println("Usage: new-administrator LOGIN NAME UNIT");
      return 2;
    }
    try {
      var login = new Login(arguments[0]);
      var unit = new UnitCode(arguments[2]);
      var password = password();
      var all = new java.util.HashMap<>(properties);
      all.put("tongban.jobs.enabled", false);
      try (var context = ApplicationContext.builder().properties(all).banner(false).start()) {
        var refused =
            context
                .getBean(FirstAdministrator.class)
                .create(new FirstAdministrator.Wanted(login, arguments[1], unit, password));
        refused.ifPresent(System.err::println);
        if (refused.isEmpty()) {
          System.out.println("The account " + arguments[0] + " is made.");
        }
        return refused.isEmpty() ? 0 : 1;
      }
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("No account was made: " + e.getMessage());
      return 1;
    }
  }

  private static String password() throws IOException {
    var console = System.console();
    if (console != null && console.isTerminal()) {
      var typed = console.readPassword("Password: ");
      return typed == null ? "" : new String(typed);
    }
    var line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }
}
