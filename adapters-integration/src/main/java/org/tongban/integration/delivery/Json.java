package org.tongban.integration.delivery;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as couriers write it: not always the type the manual says. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.createDefault();

  private Json() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none; the message says nothing of the content
   */
  static JsonNode read(String text) {
    try {
      var node = MAPPER.readValue(text, JsonNode.class);
      if (node != null) {
        return node;
      }
    } catch (IOException | RuntimeException _) {
      // Told below, without the parser's words, which repeat the content.
    }
    throw new IllegalArgumentException("Not JSON");
  }

  /** What is found there, which may itself be JSON written into a text. */
  static Optional<JsonNode> at(JsonNode node, String... path) {
    var found = node;
    for (var name : path) {
      found = unpacked(found);
      found = found.isObject() ? found.get(name) : null;
      if (found == null || found.isNull()) {
        return Optional.empty();
      }
    }
    return Optional.of(unpacked(found));
  }

  private static JsonNode unpacked(JsonNode node) {
    if (node.isString()) {
      var text = node.getStringValue().strip();
      if (text.startsWith("{") || text.startsWith("[")) {
        try {
          return read(text);
        } catch (IllegalArgumentException _) {
          return node;
        }
      }
    }
    return node;
  }

  /** The text or number there, or empty text. */
  static String text(JsonNode node, String... path) {
    return at(node, path)
        .filter(found -> found.isString() || found.isNumber() || found.isBoolean())
        .map(found -> found.coerceStringValue().strip())
        .orElse("");
  }

  /** The elements of the list there; of a single thing, that. */
  static List<JsonNode> list(JsonNode node, String... path) {
    var elements = new ArrayList<JsonNode>();
    at(node, path)
        .ifPresent(
            found -> {
              if (found.isArray()) {
                found.values().forEach(element -> elements.add(unpacked(element)));
              } else {
                elements.add(found);
              }
            });
    return elements;
  }

  /** Names and values in turn; values are texts, numbers, nodes, lists and maps. */
  static String write(Object content) {
    try {
      return new String(
          MAPPER.writeValueAsBytes(node(content)), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("JSON could not be written");
    }
  }

  private static JsonNode node(Object content) {
    return switch (content) {
      case JsonNode node -> node;
      case Integer number -> JsonNode.createNumberNode(number);
      case Long number -> JsonNode.createNumberNode(number);
      case Boolean truth -> JsonNode.createBooleanNode(truth);
      case List<?> list -> JsonNode.createArrayNode(list.stream().map(Json::node).toList());
      case Map<?, ?> map -> {
        Map<String, JsonNode> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(name.toString(), node(value)));
        yield JsonNode.createObjectNode(object);
      }
      default -> JsonNode.createStringNode(content.toString());
    };
  }

  /** A map that keeps its order; empty texts are left out. */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!"".equals(namesAndValues[i + 1])) {
        object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
      }
    }
    return object;
  }
}
