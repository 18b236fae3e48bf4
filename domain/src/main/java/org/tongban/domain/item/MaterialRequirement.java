package org.tongban.domain.item;

import java.util.Objects;

/**
 * A material an implementation asks for.
 *
 * @param code unique within the implementation: lower-case letters, digits and dashes
 * @param trust the least trust grade that is enough
 * @param original whether the paper original is handed in at a counter, and comes back
 * @param commitment whether a written declaration may replace it (告知承诺)
 * @param hint how to get it right, for people; may be empty
 */
public record MaterialRequirement(
    String code,
    String name,
    Necessity necessity,
    TrustGrade trust,
    boolean original,
    boolean commitment,
    String hint) {
  public MaterialRequirement {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    Objects.requireNonNull(necessity);
    Objects.requireNonNull(trust);
    Objects.requireNonNull(hint);
  }
}
