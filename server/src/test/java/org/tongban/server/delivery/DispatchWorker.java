package org.tongban.server.delivery;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tongban.application.transaction.RecurringWork;

/**
 * An instance of the server that does nothing but carry out the outbox, as a process of its own, so
 * that it can be killed like one. Arguments: the database's address, the file with the keys, and
 * the courier's settings as {@code name=value}.
 */
public final class DispatchWorker {
  /** What it writes when it begins. */
  public static final String READY = "ready";

  private DispatchWorker() {}

  /** The settings of an instance. */
  public static Map<String, Object> settings(String database, Path data) {
    var settings = new HashMap<String, Object>();
    settings.put("tongban.sample", true);
    settings.put("tongban.data", data.toString());
    settings.put("datasources.default.url", database);
    settings.put("datasources.default.username", "root");
    return settings;
  }

  public static void main(String[] arguments) throws Exception {
    var settings = settings(arguments[0], Files.createTempDirectory("tongban-worker"));
    settings.put("tongban.keys.file", arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      var parts = arguments[i].split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    try (var context = ApplicationContext.builder().properties(settings).start()) {
      var outbox =
          context.getBeansOfType(RecurringWork.class).stream()
              .filter(work -> work.name().equals("outbox"))
              .findFirst()
              .orElseThrow();
      System.out.println(READY);
      // Until it is killed, by whoever started it or because they are gone.
      while (System.in.available() >= 0) {
        outbox.run();
        Thread.sleep(50);
      }
    }
  }
}
