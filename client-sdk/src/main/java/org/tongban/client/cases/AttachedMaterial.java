package org.tongban.client.cases;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A material that was attached. */
public final class AttachedMaterial extends Answer {
  private final String code;

  /** Reads it; {@code code} is necessary. */
  public AttachedMaterial(JsonObject json) {
    super(json);
    code = json.text("code");
  }

  /** Which material of the guide it is. */
  public String code() {
    return code;
  }

  /** In which form it is handed in. */
  public MaterialForm form() {
    return json().oneOf("form", MaterialForm.UNKNOWN);
  }

  /** The file of an upload, or null. */
  public String fileId() {
    return json().textOr("fileId", null);
  }

  /** Its name, or null. */
  public String fileName() {
    return json().textOr("fileName", null);
  }

  /** The licence that is used as it, or null. */
  public UsedLicence licence() {
    return json().valueOr("licence", UsedLicence::new);
  }

  /** What was noted with it, or null. */
  public String note() {
    return json().textOr("note", null);
  }
}
