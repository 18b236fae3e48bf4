package org.tongban.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The operations that the server's own description names. */
final class ApiOperations {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private ApiOperations() {}

  /**
   * An operation.
   *
   * @param secured whether it needs a session
   * @param bodies the media types its body may have, each with its schema; empty if it has none
   * @param queries the names of its query parameters
   * @param headers the names of its header parameters
   * @param description in words
   */
  record Operation(
      String method,
      String path,
      boolean secured,
      Map<String, Object> bodies,
      List<String> queries,
      List<String> headers,
      String description) {
    boolean below(String prefix) {
      return path.startsWith("/api/v1" + prefix);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Map<String, Object> document(String yaml) {
    return Wire.map(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
  }

  static List<Operation> of(Map<String, Object> document) {
    var operations = new ArrayList<Operation>();
    Wire.map(document.get("paths"))
        .forEach(
            (path, item) ->
                Wire.map(item)
                    .forEach(
                        (method, details) -> {
                          if (METHODS.contains(method)) {
                            operations.add(operation(method, path, Wire.map(details)));
                          }
                        }));
    return operations;
  }

  private static Operation operation(String method, String path, Map<String, Object> details) {
    var body = details.get("requestBody");
    Map<String, Object> bodies = body == null ? Map.of() : Wire.map(Wire.map(body).get("content"));
    return new Operation(
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        details.get("security") != null,
        bodies,
        parameters(details, "query"),
        parameters(details, "header"),
        String.valueOf(details.get("description")));
  }

  private static List<String> parameters(Map<String, Object> details, String place) {
    var names = new ArrayList<String>();
    if (details.get("parameters") != null) {
      for (var parameter : Wire.list(details.get("parameters"))) {
        if (place.equals(Wire.map(parameter).get("in"))) {
          names.add(Wire.map(parameter).get("name").toString());
        }
      }
    }
    return names;
  }
}
