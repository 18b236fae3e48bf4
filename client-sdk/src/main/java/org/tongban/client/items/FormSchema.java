package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/**
 * The form of a version of an implementation as JSON Schema 2020-12, for whoever has a validator;
 * {@link #json} is the whole document. {@link Guide#form} says the same in types.
 */
public final class FormSchema extends Answer {
  private final String id;

  /** Reads it; {@code $id} is necessary. */
  public FormSchema(JsonObject json) {
    super(json);
    id = json.text("$id");
  }

  /** Its identity, with the code and the version of the implementation. */
  public String id() {
    return id;
  }

  /** The schema of one answer; null if the form has no such question. */
  public JsonObject property(String name) {
    JsonObject properties = json().objectOr("properties");
    return properties == null ? null : properties.objectOr(name);
  }
}
