package org.tongban.client.licences;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** That a licence was handed in as a material. */
public final class LicenceUse extends Answer {
  private final String caseId;

  /** Reads it; {@code caseId} is necessary. */
  public LicenceUse(JsonObject json) {
    super(json);
    caseId = json.text("caseId");
  }

  /** The case it was handed in with. */
  public String caseId() {
    return caseId;
  }

  /** The case's number. */
  public String caseNumber() {
    return json().textOr("caseNumber", null);
  }

  /** What was applied for. */
  public String itemName() {
    return json().textOr("itemName", null);
  }

  /** The code of the material it was used as. */
  public String material() {
    return json().textOr("material", null);
  }

  /** {@code HOLDER}, {@code OPERATOR}, {@code MANDATE} or {@code PREPARED}. */
  public String consent() {
    return json().textOr("consent", null);
  }

  /** On whose word, in words. */
  public String consentName() {
    return json().textOr("consentName", null);
  }

  /** When. */
  public String usedAt() {
    return json().textOr("usedAt", null);
  }
}
