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
  private final List<ResultPaper> results;
  private final List<ChainLevel> chain;
  private final List<PossibleProcedure> specialProcedures;

  /** Reads it; {@code code}, {@code version} and {@code name} are necessary. */
  public Guide(JsonObject json) {
    super(json);
    code = json.text("code");
    version = json.number("version");
    name = json.text("name");
    materials = json.list("materials", MaterialNeed::new);
    form = json.list("form", FormField::new);
    results = json.list("results", ResultPaper::new);
    chain = json.list("chain", ChainLevel::new);
    specialProcedures = json.list("specialProcedures", PossibleProcedure::new);
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

  /** Where to complain; may be empty or null. */
  public String complaint() {
    return json().textOr("complaint", null);
  }

  /** The code with the serial of what people apply for (业务办理项编码), 33 characters; may be null. */
  public String businessCode() {
    return json().textOr("businessCode", null);
  }

  /** How an application is decided. */
  public CaseKind kind() {
    return json().oneOf("kind", CaseKind.UNKNOWN);
  }

  /** The same in words; may be null. */
  public String kindName() {
    return json().textOr("kindName", null);
  }

  /** Who decides; may be null. */
  public NamedCode authority() {
    return json().valueOr("authority", NamedCode::new);
  }

  /** At which level that is. */
  public Level level() {
    return json().oneOf("level", Level.UNKNOWN);
  }

  /** Whose matters are decided there; may be null. */
  public NamedCode territory() {
    return json().valueOr("territory", NamedCode::new);
  }

  /** Who may apply. */
  public List<SubjectKind> subjects() {
    return json().eachOf("subjects", SubjectKind.UNKNOWN);
  }

  /** The limits; may be null. */
  public GuideLimits limits() {
    return json().valueOr("limits", GuideLimits::new);
  }

  /** What it costs; may be null. */
  public Fee fee() {
    return json().valueOr("fee", Fee::new);
  }

  /** In which ways it may be handled. */
  public List<HandlingMode> modes() {
    return json().eachOf("modes", HandlingMode.UNKNOWN);
  }

  /** Where one may apply. */
  public List<Channel> channels() {
    return json().eachOf("channels", Channel.UNKNOWN);
  }

  /** Who may file the application. */
  public List<ActingAs> actors() {
    return json().eachOf("actors", ActingAs.UNKNOWN);
  }

  /** How far from home one may apply. */
  public Reach reach() {
    return json().oneOf("reach", Reach.UNKNOWN);
  }

  /** The cities of other provinces where one may apply; empty if there are none. */
  public List<NamedCode> partnerCities() {
    return crossProvince().list("partners", NamedCode::new);
  }

  /** In which ways it may be handled there; empty where it may not. */
  public List<HandlingMode> partnerModes() {
    return crossProvince().eachOf("modes", HandlingMode.UNKNOWN);
  }

  private JsonObject crossProvince() {
    JsonObject other = json().objectOr("crossProvince");
    return other == null ? JsonObject.empty() : other;
  }

  /** The levels that examine first, in their order; empty where one level does all. */
  public List<ChainLevel> chain() {
    return chain;
  }

  /** Whether examining and deciding are two people's. */
  public boolean twoPersons() {
    return json().flag("twoPersons");
  }

  /** What may become necessary. */
  public List<PossibleProcedure> specialProcedures() {
    return specialProcedures;
  }

  /** How the result may reach the person. */
  public List<DeliveryWay> deliveryWays() {
    return json().eachOf("deliveryWays", DeliveryWay.UNKNOWN);
  }

  /** What a granted application leads to. */
  public List<ResultPaper> results() {
    return results;
  }
}
