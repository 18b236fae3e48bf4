package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** All that one should know before applying (办事指南). */
public final class Guide extends Answer {
  private final String code;
  private final long version;
  private final String name;
  private final List<MaterialNeed> materials;
  private final List<FormField> form;

  /** Reads it; {@code code}, {@code version} and {@code name} are necessary. */
  public Guide(JsonObject json) {
    super(json);
    code = json.text("code");
    version = json.number("version");
    name = json.text("name");
    materials = json.list("materials", MaterialNeed::new);
    form = json.list("form", FormField::new);
  }

  /** The implementation code. */
  public String code() {
    return code;
  }

  /** The version of the implementation. */
  public long version() {
    return version;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Who may apply, in words. */
  public List<String> conditions() {
    return json().texts("conditions");
  }

  /** What has to be handed in. */
  public List<MaterialNeed> materials() {
    return materials;
  }

  /** What has to be answered. */
  public List<FormField> form() {
    return form;
  }

  /** The legal basis, in words. */
  public List<String> laws() {
    return json().texts("laws");
  }

  /** Whom to ask; may be null. */
  public String contact() {
    return json().textOr("contact", null);
  }
}
