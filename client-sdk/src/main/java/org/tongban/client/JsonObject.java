package org.tongban.client;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;

/**
 * An immutable JSON object as the server sent it. {@code …Or} readers take a field that is missing,
 * null or of another type as absent; the others throw {@link Mismatch}.
 */
public final class JsonObject {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?"
              + "(?:[Zz]|([+-])(\\d\\d):(\\d\\d))");

  private final Map<?, ?> fields;

  private JsonObject(Map<?, ?> fields) {
    this.fields = fields;
  }

  /** A necessary field is missing or is not what it should be. */
  public static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    Mismatch(String field) {
      super("The answer lacks a usable field " + field);
    }
  }

  /** Makes a value of an object. */
  public interface Reader<T> {
    /**
     * The value.
     *
     * @throws Mismatch if a necessary field is missing
     */
    T read(JsonObject json);
  }

  /** The object without fields. */
  public static JsonObject empty() {
    return new JsonObject(Collections.emptyMap());
  }

  /**
   * Reads a JSON text. A list becomes an object whose field {@code items} is the list.
   *
   * @throws IOException if it is no JSON object or list, or anything follows it
   */
  public static JsonObject parse(String text) throws IOException {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      Object value = reader.readJsonValue();
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new IOException("Something follows the JSON text");
      }
      if (value instanceof Map) {
        return new JsonObject((Map<?, ?>) value);
      }
      if (value instanceof List) {
        return new JsonObject(Collections.singletonMap("items", value));
      }
      throw new IOException("The answer is no JSON object");
    } catch (JsonDataException e) {
      throw new IOException("The answer is no usable JSON", e);
    }
  }

  /** The JSON text of maps, lists, texts, numbers and booleans. */
  public static String write(Map<String, ?> value) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.jsonValue(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
    return buffer.readUtf8();
  }

  /**
   * The text of a necessary field.
   *
   * @throws Mismatch if there is none
   */
  public String text(String name) {
    Object value = fields.get(name);
    if (value instanceof String) {
      return (String) value;
    }
    throw new Mismatch(name);
  }

  /** The text, or the other one, which may be null. */
  public String textOr(String name, String other) {
    Object value = fields.get(name);
    return value instanceof String ? (String) value : other;
  }

  /**
   * The whole number of a necessary field.
   *
   * @throws Mismatch if there is none
   */
  public long number(String name) {
    Object value = fields.get(name);
    if (value instanceof Double && isWhole((Double) value)) {
      return ((Double) value).longValue();
    }
    throw new Mismatch(name);
  }

  /** The whole number, or the other one. */
  public long numberOr(String name, long other) {
    Object value = fields.get(name);
    return value instanceof Double && isWhole((Double) value)
        ? ((Double) value).longValue()
        : other;
  }

  private static boolean isWhole(double number) {
    return Math.abs(number) < (1L << 53) && number == Math.rint(number);
  }

  /** Whether the field is {@code true}. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** The instant in milliseconds since 1970-01-01T00:00Z, or -1 if there is none. */
  public long timeOr(String name) {
    Matcher found = TIME.matcher(textOr(name, ""));
    if (!found.matches()) {
      return -1;
    }
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.clear();
    calendar.setLenient(false);
    calendar.set(
        part(found, 1), part(found, 2) - 1, part(found, 3), part(found, 4), part(found, 5));
    calendar.set(Calendar.SECOND, part(found, 6));
    if (found.group(7) != null) {
      calendar.set(Calendar.MILLISECOND, Integer.parseInt((found.group(7) + "00").substring(0, 3)));
    }
    try {
      long offset = (part(found, 9) * 60L + part(found, 10)) * 60_000;
      return calendar.getTimeInMillis() - ("-".equals(found.group(8)) ? -offset : offset);
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private static int part(Matcher found, int group) {
    return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
  }

  /** The constant of that name; the other one if there is none, as a newer server may have more. */
  public <E extends Enum<E>> E oneOf(String name, E other) {
    Object value = fields.get(name);
    for (E constant : other.getDeclaringClass().getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    return other;
  }

  /**
   * The constants of the names in the list, in its order; empty if there is none. What has no
   * constant is the other one, as a newer server may have more.
   */
  public <E extends Enum<E>> List<E> eachOf(String name, E other) {
    List<E> found = new ArrayList<>();
    for (String value : texts(name)) {
      E known = other;
      for (E constant : other.getDeclaringClass().getEnumConstants()) {
        if (constant.name().equals(value)) {
          known = constant;
        }
      }
      found.add(known);
    }
    return Collections.unmodifiableList(found);
  }

  /** The object in the field, or null. */
  public JsonObject objectOr(String name) {
    Object value = fields.get(name);
    return value instanceof Map ? new JsonObject((Map<?, ?>) value) : null;
  }

  /** The value read from the object in the field, or null. */
  public <T> T valueOr(String name, Reader<T> reader) {
    JsonObject value = objectOr(name);
    return value == null ? null : reader.read(value);
  }

  /** The objects of the list in the field; empty if there is none. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> found = new ArrayList<>();
    if (fields.get(name) instanceof List) {
      for (Object value : (List<?>) fields.get(name)) {
        if (value instanceof Map) {
          found.add(new JsonObject((Map<?, ?>) value));
        }
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** The values read from the objects of the list in the field; empty if there is none. */
  public <T> List<T> list(String name, Reader<T> reader) {
    List<T> found = new ArrayList<>();
    for (JsonObject value : objects(name)) {
      found.add(reader.read(value));
    }
    return Collections.unmodifiableList(found);
  }

  /** The texts of the list in the field; empty if there is none. */
  public List<String> texts(String name) {
    List<String> found = new ArrayList<>();
    if (fields.get(name) instanceof List) {
      for (Object value : (List<?>) fields.get(name)) {
        if (value instanceof String) {
          found.add((String) value);
        }
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** The texts by name of the object in the field; empty if there is none. */
  public Map<String, String> textsByName(String name) {
    Map<String, String> found = new LinkedHashMap<>();
    if (fields.get(name) instanceof Map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) fields.get(name)).entrySet()) {
        if (entry.getValue() instanceof String) {
          found.put((String) entry.getKey(), (String) entry.getValue());
        }
      }
    }
    return Collections.unmodifiableMap(found);
  }

  /** The JSON text of the object, for other libraries to read. */
  public String text() {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      named.put(String.valueOf(field.getKey()), field.getValue());
    }
    return write(named);
  }

  /** The number of fields only: the values may be personal data. */
  @Override
  public String toString() {
    return "JsonObject[" + fields.size() + " fields]";
  }
}
