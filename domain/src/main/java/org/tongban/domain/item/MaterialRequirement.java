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
 * @param issuer who issues it, for people; empty where the applicant has or makes it
 * @param sample what a good one looks like: the address of a sample, or words; may be empty
 */
public record MaterialRequirement(
    String code,
    String name,
    Necessity necessity,
    TrustGrade trust,
    boolean original,
    boolean commitment,
    String hint,
    String issuer,
    String sample) {
  public MaterialRequirement {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    Objects.requireNonNull(necessity);
    Objects.requireNonNull(trust);
    Objects.requireNonNull(hint);
    Objects.requireNonNull(issuer);
    Objects.requireNonNull(sample);
  }

  /** A material of which neither issuer nor sample is told. */
  public MaterialRequirement(
      String code,
      String name,
      Necessity necessity,
      TrustGrade trust,
      boolean original,
      boolean commitment,
      String hint) {
    this(code, name, necessity, trust, original, commitment, hint, "", "");
  }
}
