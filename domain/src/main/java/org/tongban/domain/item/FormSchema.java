package org.tongban.domain.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.domain.item.FormField.Kind;

/**
 * The JSON Schema (2020-12) of a form's answers. The same version of an implementation always gives
 * the same document, member for member.
 *
 * <p>Members that begin with {@code x-tongban-} say what the standard has no word for: {@code
 * x-tongban-section}, {@code x-tongban-kind}, {@code x-tongban-prefill}, and {@code
 * x-tongban-minimum} and {@code x-tongban-maximum} for dates. What no schema can say (check
 * characters, days counted from today, regions that exist) is judged by {@link FormAnswers} alone.
 *
 * @param ref the version of the implementation it belongs to
 * @param document maps, lists, texts, numbers and booleans, in the order to be written
 */
public record FormSchema(ImplementationRef ref, Map<String, Object> document) {
  /** The media type of the document. */
  public static final String MEDIA_TYPE = "application/schema+json";

  /** The members that are not the standard's. */
  public static final List<String> OWN_WORDS =
      List.of(
          "x-tongban-section",
          "x-tongban-kind",
          "x-tongban-prefill",
          "x-tongban-minimum",
          "x-tongban-maximum");

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String TYPE = "type";
  private static final String PATTERN = "pattern";
  private static final String STRING = "string";

  public FormSchema {
    Objects.requireNonNull(ref);
    Objects.requireNonNull(document);
  }

  /** The schema of the implementation's form. */
  public static FormSchema of(Implementation implementation) {
    var form = implementation.form();
    var document = new LinkedHashMap<String, Object>();
    document.put("$schema", DIALECT);
    document.put("$id", id(implementation.ref()));
    document.put("title", implementation.name());
    document.put(TYPE, "object");
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    var conditional = new ArrayList<Object>();
    for (var field : form) {
      if (!field.placing().group().isEmpty()) {
        continue;
      }
      properties.put(field.name(), property(field, form));
      var necessary =
          field.kind() == Kind.GROUP
              ? field.required() || field.bounds().leastMembers() > 0
              : field.required();
      if (field.placing().shownWhen().isPresent()) {
        conditional.add(conditional(field, necessary, form));
      } else if (necessary) {
        required.add(field.name());
      }
    }
    document.put("properties", properties);
    if (!required.isEmpty()) {
      document.put("required", required);
    }
    document.put("additionalProperties", false);
    if (!conditional.isEmpty()) {
      document.put("allOf", conditional);
    }
    return new FormSchema(implementation.ref(), document);
  }

  /** The identity of the schema of a version's form. */
  public static String id(ImplementationRef ref) {
    return "urn:tongban:form:" + ref.code() + ":" + ref.version();
  }

  private static Map<String, Object> conditional(
      FormField field, boolean necessary, List<FormField> form) {
    var when = field.placing().shownWhen().orElseThrow();
    var other =
        form.stream().filter(one -> one.name().equals(when.field())).findFirst().orElseThrow();
    var holds = new LinkedHashMap<String, Object>();
    holds.put("properties", Map.of(when.field(), holding(other, when.answers())));
    holds.put("required", List.of(when.field()));
    var conditional = new LinkedHashMap<String, Object>();
    conditional.put("if", holds);
    if (necessary) {
      conditional.put("then", Map.of("required", List.of(field.name())));
    }
    conditional.put("else", Map.of("properties", Map.of(field.name(), false)));
    return conditional;
  }

  private static Map<String, Object> holding(FormField other, List<String> answers) {
    return switch (other.kind()) {
      case YES_NO -> Map.of("enum", answers.stream().map(FormField.YES::equals).toList());
      case MULTIPLE_CHOICE -> Map.of("contains", Map.of("enum", answers));
      case TEXT,
          LONG_TEXT,
          NUMBER,
          DATE,
          CHOICE,
          PHONE,
          BANK_ACCOUNT,
          CITIZEN_ID,
          CREDIT_CODE,
          REGION,
          GROUP ->
          Map.of("enum", answers);
    };
  }

  private static Map<String, Object> property(FormField field, List<FormField> form) {
    var property = new LinkedHashMap<String, Object>();
    property.put("title", field.label());
    if (!field.hint().isEmpty()) {
      property.put("description", field.hint());
    }
    switch (field.kind()) {
      case TEXT, LONG_TEXT -> text(property, field);
      case NUMBER -> {
        property.put(TYPE, "number");
        field.bounds().leastNumber().ifPresent(least -> property.put("minimum", least));
        field.bounds().mostNumber().ifPresent(most -> property.put("maximum", most));
      }
      case DATE -> {
        property.put(TYPE, STRING);
        property.put("format", "date");
        property.put(PATTERN, whole(FormField.DATE_FORM));
        if (!field.bounds().least().isEmpty()) {
          property.put("x-tongban-minimum", field.bounds().least());
        }
        if (!field.bounds().most().isEmpty()) {
          property.put("x-tongban-maximum", field.bounds().most());
        }
      }
      case CHOICE -> {
        property.put(TYPE, STRING);
        property.put("enum", field.options());
      }
      case YES_NO -> property.put(TYPE, "boolean");
      case MULTIPLE_CHOICE -> {
        property.put(TYPE, "array");
        property.put("items", Map.of("enum", field.options()));
        property.put("minItems", 1);
        property.put("uniqueItems", true);
      }
      case PHONE -> formed(property, FormField.PHONE_FORM, field);
      case BANK_ACCOUNT -> formed(property, FormField.ACCOUNT_FORM, field);
      case CITIZEN_ID -> formed(property, "[0-9]{17}[0-9X]", field);
      case CREDIT_CODE -> formed(property, "[0-9A-HJ-NPQRTUWXY]{18}", field);
      case REGION -> formed(property, regions(field), field);
      case GROUP -> group(property, field, form);
    }
    if (!field.placing().section().isEmpty()) {
      property.put("x-tongban-section", field.placing().section());
    }
    property.put("x-tongban-kind", field.kind().name());
    field.prefill().ifPresent(prefill -> property.put("x-tongban-prefill", prefill.name()));
    return property;
  }

  private static void text(Map<String, Object> property, FormField field) {
    property.put(TYPE, STRING);
    property.put("minLength", 1);
    property.put("maxLength", field.maxLength());
  }

  private static void formed(Map<String, Object> property, String form, FormField field) {
    text(property, field);
    property.put(PATTERN, whole(form));
  }

  private static String whole(String form) {
    return "^(?:" + form + ")$";
  }

  private static String regions(FormField field) {
    var county = "[0-9]{4}[0-9A-Z]{2}";
    return field
        .bounds()
        .coarsest()
        .map(
            level ->
                switch (level) {
                  case VILLAGE -> county + "[0-9]{6}";
                  case TOWN -> county + "[0-9]{3}(?:[0-9]{3})?";
                  case NATION, PROVINCE, CITY, COUNTY -> county + "(?:[0-9]{3}(?:[0-9]{3})?)?";
                })
        .orElse(county + "(?:[0-9]{3}(?:[0-9]{3})?)?");
  }

  private static void group(Map<String, Object> property, FormField group, List<FormField> form) {
    property.put(TYPE, "array");
    property.put("minItems", Math.max(group.bounds().leastMembers(), 1));
    property.put("maxItems", group.bounds().mostMembers());
    var member = new LinkedHashMap<String, Object>();
    member.put(TYPE, "object");
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var field : FormAnswers.asked(form, group)) {
      properties.put(field.name(), property(field, form));
      if (field.required()) {
        required.add(field.name());
      }
    }
    member.put("properties", properties);
    if (!required.isEmpty()) {
      member.put("required", required);
    }
    member.put("additionalProperties", false);
    property.put("items", member);
  }
}
