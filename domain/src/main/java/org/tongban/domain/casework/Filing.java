package org.tongban.domain.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;

/**
 * An application as filed.
 *
 * @param applicant whose matter it is
 * @param filedBy who filed it: the applicant, an operator, a helper or liaison
 * @param mandate the mandate a helper or liaison filed under
 * @param implementation the version of the implementation it stays under
 * @param itemName the item's name at that version
 * @param home where the applicant's household or seat is registered
 * @param answers the form's answers by field name
 */
public record Filing(
    CaseNumber number,
    SubjectId applicant,
    Actor filedBy,
    Optional<MandateId> mandate,
    ImplementationRef implementation,
    String itemName,
    RegionCode home,
    Map<String, String> answers,
    List<Material> materials,
    DeliveryChoice delivery,
    Route route) {
  public Filing {
    Objects.requireNonNull(number);
    Objects.requireNonNull(applicant);
    Objects.requireNonNull(filedBy);
    Objects.requireNonNull(mandate);
    Objects.requireNonNull(implementation);
    Objects.requireNonNull(itemName);
    Objects.requireNonNull(home);
    Objects.requireNonNull(delivery);
    Objects.requireNonNull(route);
    answers = Map.copyOf(answers);
    materials = List.copyOf(materials);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "Filing[" + number + "]";
  }
}
