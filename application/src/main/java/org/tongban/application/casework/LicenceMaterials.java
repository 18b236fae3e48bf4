package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.identity.Caller;
import org.tongban.application.licence.LicenceStore;
import org.tongban.application.licence.LicenceUses;
import org.tongban.application.person.SubjectStore;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.FilingRules.Problem;
import org.tongban.domain.casework.Material;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.domain.licence.LicenceUse.Consent;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/**
 * The licences among materials: on whose word one may be used, whether they hold, and the record
 * that they were used. Nothing is read where there is none among them.
 */
@Singleton
public final class LicenceMaterials {
  private final LicenceStore licences;
  private final LicenceUses uses;
  private final SubjectStore subjects;
  private final CaseAccess access;

  @Inject
  public LicenceMaterials(
      LicenceStore licences, LicenceUses uses, SubjectStore subjects, CaseAccess access) {
    this.licences = licences;
    this.uses = uses;
    this.subjects = subjects;
    this.access = access;
  }

  /** On whose word the caller may use a licence of the applicant's for the item; else empty. */
  Optional<Consent> consent(
      Caller caller, SubjectId applicant, Optional<MandateId> mandate, BasicCode item) {
    return switch (caller) {
      case Caller.Resident(var person, _) -> {
        if (person.equals(applicant)) {
          yield Optional.of(Consent.HOLDER);
        }
        if (subjects.operates(person, applicant)) {
          yield Optional.of(Consent.OPERATOR);
        }
        yield mandate
            .filter(
                id -> access.allows(id, applicant, new Mandate.Helper.AnotherPerson(person), item))
            .map(_ -> Consent.MANDATE);
      }
      case Caller.Staff staff ->
          mandate
              .filter(
                  id ->
                      staff.duties().stream()
                          .filter(duty -> DraftService.takesApplications(duty.role()))
                          .anyMatch(
                              duty ->
                                  access.allows(
                                      id, applicant, new Mandate.Helper.Staff(duty.unit()), item)))
              .map(_ -> Consent.MANDATE);
    };
  }

  /** Those that are named, by their identity. */
  Map<LicenceId, Licence> named(List<Material> materials) {
    var ids =
        materials.stream()
            .flatMap(material -> material.licence().stream())
            .map(LicenceId::new)
            .distinct()
            .toList();
    return ids.isEmpty()
        ? Map.of()
        : licences.all(ids).stream()
            .map(LicenceStore.Stored::licence)
            .collect(Collectors.toMap(Licence::id, Function.identity()));
  }

  /** What keeps licences among the materials from being handed in, as materials of that guide. */
  List<Problem> problems(
      SubjectId applicant, Implementation implementation, List<Material> materials) {
    var named = named(materials);
    var problems = new ArrayList<Problem>();
    for (var material : materials) {
      material
          .licence()
          .flatMap(
              id ->
                  problem(
                      Optional.ofNullable(named.get(new LicenceId(id))),
                      applicant,
                      implementation,
                      material.code()))
          .ifPresent(words -> problems.add(new Problem("materials/" + material.code(), words)));
    }
    return problems;
  }

  private Optional<String> problem(
      Optional<Licence> named, SubjectId applicant, Implementation implementation, String code) {
    var asked = implementation.material(code).filter(it -> !it.licences().isEmpty());
    if (asked.isEmpty()) {
      // The rules of filing say so.
      return Optional.empty();
    }
    var licence = named.filter(it -> isOf(applicant, it));
    if (licence.isEmpty()) {
      return Optional.of("选用的电子证照找不到了，请取消“" + asked.get().name() + "”，改为上传。");
    }
    if (!asked.get().takes(type(licence.get()))) {
      return Optional.of("选用的电子证照不能作为“" + asked.get().name() + "”，请取消后改为上传。");
    }
    return licence.get().unusable(access.today());
  }

  static boolean isOf(SubjectId holder, Licence licence) {
    return licence.particulars().holder().subject().equals(holder);
  }

  static String type(Licence licence) {
    return licence.particulars().number().type();
  }

  /** Records that the licences among the materials were handed in with the case. */
  void record(Caller caller, CaseFile file, List<Material> materials) {
    var named = named(materials);
    if (named.isEmpty()) {
      return;
    }
    var filing = file.filing();
    // Staff without a mandate hand in what was prepared before they took it over.
    var consent =
        consent(caller, filing.applicant(), filing.mandate(), filing.implementation().code().item())
            .orElse(Consent.PREPARED);
    for (var material : materials) {
      material
          .licence()
          .map(id -> named.get(new LicenceId(id)))
          .ifPresent(
              licence ->
                  uses.add(
                      new LicenceUse(
                          licence.id(),
                          file.id(),
                          filing.number(),
                          filing.itemName(),
                          material.code(),
                          caller.actorId(),
                          consent,
                          filing.mandate().filter(_ -> consent == Consent.MANDATE),
                          licence.state(),
                          access.now().truncatedTo(ChronoUnit.MICROS))));
    }
  }
}
