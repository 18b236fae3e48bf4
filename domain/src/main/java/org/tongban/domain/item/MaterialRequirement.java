package org.tongban.domain.item;

import java.util.List;
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
 * @param licences whose electronic licences serve as this material, so that nobody uploads what the
 *     city itself issued; empty if none does, as for an original that has to be handed in
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
    String sample,
    List<LicenceType> licences) {
  public MaterialRequirement {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    Objects.requireNonNull(necessity);
    Objects.requireNonNull(trust);
    Objects.requireNonNull(hint);
    Objects.requireNonNull(issuer);
    Objects.requireNonNull(sample);
    licences = List.copyOf(licences);
    if (original && !licences.isEmpty()) {
      throw new IllegalArgumentException("A licence is no original to be handed in: " + code);
    }
  }

  /** A material that no licence serves as. */
  public MaterialRequirement(
      String code,
      String name,
      Necessity necessity,
      TrustGrade trust,
      boolean original,
      boolean commitment,
      String hint,
      String issuer,
      String sample) {
    this(code, name, necessity, trust, original, commitment, hint, issuer, sample, List.of());
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

  /** Whether a licence of that type serves as this material. */
  public boolean takes(String licenceType) {
    return licences.stream().anyMatch(type -> type.item().value().equals(licenceType));
  }

  /**
   * The electronic licences that an item leads to.
   *
   * @param item the item's code, which is the type in the numbers of its licences
   * @param itemName the item's name, for people
   */
  public record LicenceType(BasicCode item, String itemName) {
    public LicenceType {
      Objects.requireNonNull(item);
      Objects.requireNonNull(itemName);
    }
  }
}
