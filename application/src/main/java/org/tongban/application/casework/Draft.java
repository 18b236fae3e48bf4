package org.tongban.application.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/**
 * An application that is being prepared. It becomes the case of the same identity when it is filed.
 *
 * @param applicant whose matter it is
 * @param openedBy who prepares it
 * @param version rises by one with every change, from 1
 * @param prefilled what it was filled in with when it was opened, by field
 */
public record Draft(
    CaseId id,
    SubjectId applicant,
    ActorId openedBy,
    Optional<MandateId> mandate,
    ImplementationRef implementation,
    String itemName,
    Map<String, String> answers,
    List<Material> materials,
    Optional<Way> way,
    Optional<DeliveryChoice> delivery,
    Instant changedAt,
    int version,
    Map<String, String> prefilled) {
  public Draft {
    Objects.requireNonNull(id);
    Objects.requireNonNull(applicant);
    Objects.requireNonNull(openedBy);
    Objects.requireNonNull(mandate);
    Objects.requireNonNull(implementation);
    Objects.requireNonNull(itemName);
    Objects.requireNonNull(way);
    Objects.requireNonNull(delivery);
    Objects.requireNonNull(changedAt);
    answers = Map.copyOf(answers);
    materials = List.copyOf(materials);
    prefilled = Map.copyOf(prefilled);
  }

  /** A draft that was empty when it was opened. */
  public Draft(
      CaseId id,
      SubjectId applicant,
      ActorId openedBy,
      Optional<MandateId> mandate,
      ImplementationRef implementation,
      String itemName,
      Map<String, String> answers,
      List<Material> materials,
      Optional<Way> way,
      Optional<DeliveryChoice> delivery,
      Instant changedAt,
      int version) {
    this(
        id,
        applicant,
        openedBy,
        mandate,
        implementation,
        itemName,
        answers,
        materials,
        way,
        delivery,
        changedAt,
        version,
        Map.of());
  }

  /** Whether the answer is still the one the field was filled in with. */
  public boolean isPrefilled(String field) {
    return prefilled.containsKey(field) && prefilled.get(field).equals(answers.get(field));
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "Draft[" + id + " v" + version + "]";
  }
}
