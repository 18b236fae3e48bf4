package org.tongban.client.items;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

  /**
   * Whether a question is asked at all, given the other answers. What is not asked need not be
   * shown; the server leaves its answer out when the case is submitted.
   *
   * @param answers by path, as in {@code DraftContent}
   */
  public boolean asks(FormField field, Map<String, String> answers) {
    return asks(field, answers, form.size());
  }

  private boolean asks(FormField field, Map<String, String> answers, int depth) {
    if (depth < 0) {
      return false;
    }
    if (!field.group().isEmpty()) {
      FormField group = field(field.group());
      return group != null && asks(group, answers, depth - 1);
    }
    if (field.shownBy() == null) {
      return true;
    }
    FormField other = field(field.shownBy());
    String answer = answers.get(field.shownBy());
    if (other == null || answer == null || !asks(other, answers, depth - 1)) {
      return false;
    }
    for (String part : answer.split("\\|")) {
      if (field.shownFor().contains(part.trim())) {
        return true;
      }
    }
    return false;
  }

  private FormField field(String fieldName) {
    for (FormField field : form) {
      if (field.name().equals(fieldName)) {
        return field;
      }
    }
    return null;
  }

  /**
   * The questions that must be answered, are asked and are not answered yet, those of groups left
   * out. A quick check while typing: the server has the last word.
   */
  public List<FormField> missing(Map<String, String> answers) {
    List<FormField> missing = new ArrayList<>();
    for (FormField field : form) {
      String answer = answers.get(field.name());
      if (field.required()
          && field.group().isEmpty()
          && field.kind() != FieldKind.GROUP
          && (answer == null || answer.trim().isEmpty())
          && asks(field, answers)) {
        missing.add(field);
      }
    }
    return Collections.unmodifiableList(missing);
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
