package org.tongban.client.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A material as it is handed in: to a draft, to answer a correction or to keep a promise.
 * Immutable.
 */
public final class HandedIn {
  private final String code;
  private final MaterialForm form;
  private final String fileId;
  private final String note;
  private final String licence;

  private HandedIn(String code, MaterialForm form, String fileId, String note, String licence) {
    this.code = Objects.requireNonNull(code);
    this.form = form;
    this.fileId = fileId;
    this.note = note;
    this.licence = licence;
  }

  /** A file that was attached before, see {@link AttachedMaterial#fileId}. */
  public static HandedIn upload(String code, String fileId) {
    return new HandedIn(code, MaterialForm.UPLOAD, Objects.requireNonNull(fileId), "", null);
  }

  /** The paper original, brought or sent. */
  public static HandedIn original(String code, String note) {
    return new HandedIn(code, MaterialForm.ORIGINAL, null, note, null);
  }

  /** A declaration in its place (告知承诺). */
  public static HandedIn declaration(String code, String note) {
    return new HandedIn(code, MaterialForm.DECLARATION, null, note, null);
  }

  /**
   * An electronic licence that the city issued to the applicant, see {@link CaseView#reusable}:
   * nothing is uploaded. Its use is recorded, and shown to the holder.
   *
   * @param licence {@link ReusableLicence#licence}
   */
  public static HandedIn licence(String code, String licence) {
    return new HandedIn(code, MaterialForm.LICENCE, null, "", Objects.requireNonNull(licence));
  }

  String code() {
    return code;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", code);
    json.put("form", form.name());
    if (fileId != null) {
      json.put("fileId", fileId);
    }
    json.put("note", note);
    if (licence != null) {
      json.put("licence", licence);
    }
    return json;
  }
}
