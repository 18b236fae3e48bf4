package org.tongban.application.licence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.application.casework.FileVault;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.domain.licence.Verification;
import org.tongban.domain.person.SubjectId;

/** Shows licences to their holders, and says to anybody whether one is genuine. */
@Singleton
public final class LicencesService implements MyLicences, VerifyLicence {
  private final Transactions transactions;
  private final LicenceStore licences;
  private final LicenceUses uses;
  private final SubjectStore subjects;
  private final FileVault vault;
  private final Clock clock;

  @Inject
  public LicencesService(
      Transactions transactions,
      LicenceStore licences,
      LicenceUses uses,
      SubjectStore subjects,
      FileVault vault,
      Clock clock) {
    this.transactions = transactions;
    this.licences = licences;
    this.uses = uses;
    this.subjects = subjects;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public Page<LicenceStore.Stored> list(
      Caller.Resident caller, Optional<SubjectId> holder, Page.Request page) {
    return transactions.reading(
        () -> {
          var whose = holder.orElse(caller.person());
          return holds(caller, whose)
              ? licences.ofHolder(whose, page)
              : new Page<LicenceStore.Stored>(List.of(), Optional.empty());
        });
  }

  private boolean holds(Caller.Resident caller, SubjectId holder) {
    return holder.equals(caller.person()) || subjects.operates(caller.person(), holder);
  }

  @Override
  public Optional<LicenceStore.Stored> find(Caller caller, LicenceId id) {
    return transactions.reading(
        () ->
            licences
                .find(id)
                .filter(
                    stored ->
                        switch (caller) {
                          case Caller.Resident resident ->
                              holds(resident, stored.licence().particulars().holder().subject());
                          case Caller.Staff staff -> EndLicenceService.issues(staff, stored);
                        }));
  }

  @Override
  public Optional<Opened> open(Caller caller, LicenceId id, Format format) {
    // The vault is not asked inside a transaction.
    return find(caller, id)
        .flatMap(
            stored ->
                stored
                    .licence()
                    .files()
                    .map(
                        files ->
                            switch (format) {
                              case PDF -> files.pdf();
                              case OFD -> files.ofd();
                            })
                    .flatMap(
                        file -> vault.read(file, stored.licence().particulars().holder().subject()))
                    .map(content -> new Opened(stored, content)));
  }

  @Override
  public Optional<Page<LicenceUse>> uses(Caller.Resident caller, LicenceId id, Page.Request page) {
    return transactions.reading(
        () -> find(caller, id).map(stored -> uses.ofLicence(stored.licence().id(), page)));
  }

  @Override
  public Verification verify(LicenceNumber number) {
    var today = LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
    return transactions
        .reading(() -> licences.findByNumber(number))
        .map(stored -> Verification.of(stored.licence(), today))
        .orElseGet(Verification.Unknown::new);
  }
}
