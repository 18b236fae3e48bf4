package org.tongban.client.cases;

import java.util.List;
import java.util.Map;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;
import org.tongban.client.deliveries.Delivery;
import org.tongban.client.items.Route;

/** A draft or a submitted case. Which of the two, {@link #phase} tells. */
public final class CaseView extends Answer {
  private final String id;
  private final long version;
  private final List<AttachedMaterial> materials;
  private final List<ReusableLicence> reusable;
  private final List<StillNeeded> problems;
  private final Route route;
  private final Stage stage;
  private final List<Deadline> deadlines;
  private final Correction correction;
  private final List<Promise> promises;
  private final List<Paper> papers;
  private final Delivery dispatch;

  /** Reads it; {@code id} and {@code version} are necessary. */
  public CaseView(JsonObject json) {
    super(json);
    id = json.text("id");
    version = json.number("version");
    materials = json.list("materials", AttachedMaterial::new);
    reusable = json.list("reusable", ReusableLicence::new);
    problems = json.list("problems", StillNeeded::new);
    route = json.valueOr("route", Route::new);
    stage = json.valueOr("stage", Stage::new);
    deadlines = json.list("deadlines", Deadline::new);
    correction = json.valueOr("correction", Correction::new);
    promises = json.list("promises", Promise::new);
    papers = json.list("papers", Paper::new);
    dispatch = json.valueOr("dispatch", Delivery::new);
  }

  /** By which it is asked for; the same before and after submitting. */
  public String id() {
    return id;
  }

  /** To be sent with the next change. */
  public long version() {
    return version;
  }

  /** Whether it was submitted. */
  public Phase phase() {
    return json().oneOf("phase", Phase.UNKNOWN);
  }

  /** What is applied for. */
  public String itemName() {
    return json().textOr("itemName", null);
  }

  /** The number people are told; null for a draft. */
  public String number() {
    return json().textOr("number", null);
  }

  /** How far it is; unknown for a draft. */
  public CaseStatus status() {
    return json().oneOf("status", CaseStatus.UNKNOWN);
  }

  /** That in words; null for a draft. */
  public String statusName() {
    return json().textOr("statusName", null);
  }

  /** What was decided; unknown until it is. */
  public Outcome outcome() {
    return json().oneOf("outcome", Outcome.UNKNOWN);
  }

  /** When it was submitted, in milliseconds since 1970; -1 for a draft. */
  public long submittedAt() {
    return json().timeOr("submittedAt");
  }

  /** When it last moved, in milliseconds since 1970. */
  public long changedAt() {
    return json().timeOr("changedAt");
  }

  /** The fields whose answers were filled in for the person and not changed since. */
  public List<String> prefilled() {
    return json().texts("prefilled");
  }

  /** The answers by the names of the form's fields. */
  public Map<String, String> answers() {
    return json().textsByName("answers");
  }

  /** What was attached. */
  public List<AttachedMaterial> materials() {
    return materials;
  }

  /** Licences of the applicant's that may be used in the draft, instead of uploads. */
  public List<ReusableLicence> reusable() {
    return reusable;
  }

  /** What keeps a draft from being submitted. */
  public List<StillNeeded> problems() {
    return problems;
  }

  /** Through whose hands it goes; null for a draft. */
  public Route route() {
    return route;
  }

  /** Where it is now, or null. */
  public Stage stage() {
    return stage;
  }

  /** The limits that run. */
  public List<Deadline> deadlines() {
    return deadlines;
  }

  /** What is to be corrected, or null. */
  public Correction correction() {
    return correction;
  }

  /** What was promised for later. */
  public List<Promise> promises() {
    return promises;
  }

  /** What was issued. */
  public List<Paper> papers() {
    return papers;
  }

  /** What is on its way, or null. */
  public Delivery dispatch() {
    return dispatch;
  }

  /** The server's names of what the person may do now. */
  public List<String> allowed() {
    return json().texts("allowed");
  }
}
