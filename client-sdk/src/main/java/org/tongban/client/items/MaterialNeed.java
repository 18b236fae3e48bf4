package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** A material that an application takes. */
public final class MaterialNeed extends Answer {
  private final String code;
  private final String name;

  /** Reads it; {@code code} and {@code name} are necessary. */
  public MaterialNeed(JsonObject json) {
    super(json);
    code = json.text("code");
    name = json.text("name");
  }

  /** By which it is attached. */
  public String code() {
    return code;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Whether it must be handed in. */
  public Necessity necessity() {
    return json().oneOf("necessity", Necessity.UNKNOWN);
  }

  /** Whether the paper original must be shown. */
  public boolean original() {
    return json().flag("original");
  }

  /** Whether a declaration may take its place (告知承诺). */
  public boolean commitment() {
    return json().flag("commitment");
  }

  /** What to look out for; may be null. */
  public String hint() {
    return json().textOr("hint", null);
  }

  /** How far it is trusted. */
  public TrustGrade trust() {
    return json().oneOf("trust", TrustGrade.UNKNOWN);
  }

  /** Who issues it, in words; may be empty or null. */
  public String issuer() {
    return json().textOr("issuer", null);
  }

  /** The items whose electronic licences serve as it, instead of an upload. */
  public List<NamedCode> licences() {
    return json().list("licences", NamedCode::new);
  }

  /** What it looks like, in words or as an https address; may be empty or null. */
  public String sample() {
    return json().textOr("sample", null);
  }
}
