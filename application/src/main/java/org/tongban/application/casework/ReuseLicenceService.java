package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.licence.LicenceStore;
import org.tongban.application.licence.LicenceUses;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Material;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.SubjectId;

/** Offers licences for drafts and puts them in. */
@Singleton
public final class ReuseLicenceService implements ReuseLicence {
  /** How many licences are offered at most, over all materials. */
  private static final int OFFERED = 20;

  static final String NOT_THE_HOLDER =
      "电子证照要由持证人本人，或者由企业的办事人员、凭委托代办的人选用。请持证人在网上预填时选用，或者先签委托，也可以改为上传。";

  private final Transactions transactions;
  private final DraftService drafts;
  private final Catalogue catalogue;
  private final LicenceMaterials rules;
  private final LicenceStore licences;
  private final LicenceUses uses;
  private final CaseAccess access;

  @Inject
  public ReuseLicenceService(
      Transactions transactions,
      DraftService drafts,
      Catalogue catalogue,
      LicenceMaterials rules,
      LicenceStore licences,
      LicenceUses uses,
      CaseAccess access) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.catalogue = catalogue;
    this.rules = rules;
    this.licences = licences;
    this.uses = uses;
    this.access = access;
  }

  @Override
  public List<Offer> offers(Caller caller, Draft draft) {
    return catalogue.implementation(draft.implementation()).stream()
        .flatMap(guide -> offers(caller, draft.applicant(), draft.mandate(), guide).stream())
        .toList();
  }

  @Override
  public List<Offer> offers(Caller caller, CaseFile file) {
    return offers(
        caller, file.filing().applicant(), file.filing().mandate(), access.implementation(file));
  }

  private List<Offer> offers(
      Caller caller, SubjectId applicant, Optional<MandateId> mandate, Implementation guide) {
    var types =
        guide.materials().stream()
            .flatMap(material -> material.licences().stream())
            .map(type -> type.item().value())
            .collect(Collectors.toSet());
    return types.isEmpty()
        ? List.of()
        : transactions.reading(
            () ->
                rules.consent(caller, applicant, mandate, guide.item()).isPresent()
                    ? offers(guide, licences.holding(applicant, types, OFFERED))
                    : List.<Offer>of());
  }

  private List<Offer> offers(Implementation guide, List<LicenceStore.Stored> found) {
    var today = access.today();
    return guide.materials().stream()
        .flatMap(
            material ->
                found.stream()
                    .map(LicenceStore.Stored::licence)
                    .filter(licence -> material.takes(LicenceMaterials.type(licence)))
                    .filter(licence -> licence.unusable(today).isEmpty())
                    .map(licence -> new Offer(material.code(), licence)))
        .toList();
  }

  private boolean consents(Caller caller, Draft draft) {
    return rules
        .consent(caller, draft.applicant(), draft.mandate(), draft.implementation().code().item())
        .isPresent();
  }

  @Override
  public Reuse use(Caller caller, CaseId id, String material, LicenceId licence) {
    return transactions.inTransaction(
        () ->
            drafts
                .find(caller, id)
                .map(draft -> used(caller, draft, material, licence))
                .orElseGet(Reuse.Absent::new));
  }

  private Reuse used(Caller caller, Draft draft, String code, LicenceId id) {
    var asked =
        catalogue.implementation(draft.implementation()).flatMap(guide -> guide.material(code));
    if (asked.isEmpty()) {
      return new Reuse.Absent();
    }
    if (asked.get().licences().isEmpty()) {
      return new Reuse.NotUsable("“" + asked.get().name() + "”不能用电子证照代替，请上传材料。");
    }
    // Before the licence is looked for: who may not use one does not learn whether it is there.
    if (!consents(caller, draft)) {
      return new Reuse.NotUsable(NOT_THE_HOLDER);
    }
    var licence =
        licences
            .find(id)
            .map(LicenceStore.Stored::licence)
            .filter(found -> LicenceMaterials.isOf(draft.applicant(), found))
            .filter(found -> asked.get().takes(LicenceMaterials.type(found)));
    if (licence.isEmpty()) {
      return new Reuse.Absent();
    }
    var unusable = licence.get().unusable(access.today());
    if (unusable.isPresent()) {
      return new Reuse.NotUsable(unusable.get());
    }
    var chosen = Material.ofLicence(code, id.value());
    drafts.putLicence(caller, draft.id(), chosen);
    return new Reuse.Done(chosen, new Used(licence.get(), Optional.empty(), Optional.empty()));
  }

  @Override
  public Map<String, Used> used(CaseId id, List<Material> materials) {
    return materials.stream().allMatch(material -> material.licence().isEmpty())
        ? Map.of()
        : transactions.reading(() -> found(id, materials));
  }

  private Map<String, Used> found(CaseId id, List<Material> materials) {
    var named = rules.named(materials);
    var recorded =
        uses.ofCase(id).stream()
            .collect(
                Collectors.toMap(
                    use -> use.material() + "/" + use.licence(), Function.<LicenceUse>identity()));
    var today = access.today();
    var found = new HashMap<String, Used>();
    for (var material : materials) {
      material
          .licence()
          .map(licence -> named.get(new LicenceId(licence)))
          .ifPresent(
              licence ->
                  found.put(
                      material.code(),
                      new Used(
                          licence,
                          Optional.ofNullable(recorded.get(material.code() + "/" + licence.id())),
                          warning(licence, today))));
    }
    return found;
  }

  private static Optional<String> warning(Licence licence, LocalDate today) {
    return switch (licence) {
      case Licence.Preparing _ -> Optional.empty();
      case Licence.InForce _, Licence.Challenged _ ->
          licence
              .particulars()
              .validUntil()
              .filter(today::isAfter)
              .map(last -> "这份证照的有效期已于 " + last + " 届满");
      case Licence.Ended ended ->
          Optional.of("这份证照已于 " + ended.on() + " " + ended.state().label() + "，不再有效");
    };
  }
}
