package org.tongban.client.items;

import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** How one authority implements a service item. */
public final class ImplementationSummary extends Answer {
  private final String code;
  private final long version;
  private final String name;

  /** Reads it; {@code code}, {@code version} and {@code name} are necessary. */
  public ImplementationSummary(JsonObject json) {
    super(json);
    code = json.text("code");
    version = json.number("version");
    name = json.text("name");
  }

  /** The implementation code, by which guides and drafts are asked for. */
  public String code() {
    return code;
  }

  /** The current version. */
  public long version() {
    return version;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The authority in words. */
  public String authorityName() {
    return json().textOr("authorityName", null);
  }

  /** The code of the region it serves. */
  public String territory() {
    return json().textOr("territory", null);
  }

  /** That region in words. */
  public String territoryName() {
    return json().textOr("territoryName", null);
  }

  /** Working days promised until the decision. */
  public long promisedDays() {
    return json().numberOr("promisedDays", 0);
  }

  /** Working days the law allows. */
  public long legalDays() {
    return json().numberOr("legalDays", 0);
  }
}
