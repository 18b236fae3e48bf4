package org.tongban.application.licence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.Notices;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.Particulars;
import org.tongban.domain.licence.Proposal;
import org.tongban.domain.person.SubjectId;

/** Ends licences, each step in one transaction with the notice and the version that replaces it. */
@Singleton
public final class EndLicenceService implements EndLicence {
  private final Transactions transactions;
  private final LicenceStore licences;
  private final SubjectStore subjects;
  private final Outbox outbox;
  private final Notices notices;
  private final Identifiers identifiers;
  private final Clock clock;

  @Inject
  public EndLicenceService(
      Transactions transactions,
      LicenceStore licences,
      SubjectStore subjects,
      Outbox outbox,
      Notices notices,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.licences = licences;
    this.subjects = subjects;
    this.outbox = outbox;
    this.notices = notices;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** Whether one of the caller's duties is to issue papers, or to decide, where it was issued. */
  static boolean issues(Caller.Staff caller, LicenceStore.Stored stored) {
    return mayPropose(caller, stored);
  }

  private static boolean mayPropose(Caller.Staff caller, LicenceStore.Stored stored) {
    return serves(caller, stored, Role.ISSUING_CLERK) || mayDecide(caller, stored);
  }

  private static boolean mayDecide(Caller.Staff caller, LicenceStore.Stored stored) {
    return serves(caller, stored, Role.APPROVER);
  }

  private static boolean serves(Caller.Staff caller, LicenceStore.Stored stored, Role role) {
    return caller.duties().contains(new Caller.Duty(role, stored.licence().particulars().issuer()));
  }

  @Override
  public List<LicenceStore.Stored> ofCase(Caller.Staff caller, CaseId id) {
    return transactions.reading(
        () -> licences.ofCase(id).stream().filter(stored -> issues(caller, stored)).toList());
  }

  @Override
  public Answer propose(Caller.Staff caller, LicenceId id, int version, Wish wish) {
    return change(
        caller,
        id,
        version,
        stored -> {
          Proposal proposal;
          try {
            proposal =
                new Proposal(
                    wish.kind(), wish.reason(), wish.validUntil(), caller.actorId(), today());
          } catch (IllegalArgumentException e) {
            var about = e.getMessage().contains("有效期") ? "validUntil" : "reason";
            return new Answer.Wrong(about, e.getMessage());
          }
          return changed(stored, stored.licence().propose(proposal));
        });
  }

  @Override
  public Answer decide(Caller.Staff caller, LicenceId id, int version, boolean agreed) {
    return change(
        caller,
        id,
        version,
        stored -> {
          if (!mayDecide(caller, stored)) {
            return new Answer.Refused("撤销和换发由审批人员决定，请转给本单位的审批人员。");
          }
          return changed(
              stored,
              agreed
                  ? stored.licence().confirm(caller.actorId(), today())
                  : stored.licence().decline());
        });
  }

  private Answer change(
      Caller.Staff caller, LicenceId id, int version, Function<LicenceStore.Stored, Answer> how) {
    return transactions.inTransaction(
        () -> {
          var found = licences.find(id).filter(stored -> issues(caller, stored));
          if (found.isEmpty()) {
            return new Answer.Absent();
          }
          if (found.get().version() != version) {
            return new Answer.Stale(found.get().version());
          }
          return isOwn(caller, found.get().licence().particulars().holder().subject())
              ? new Answer.Refused("自己的证照要由别的工作人员办理。")
              : how.apply(found.get());
        });
  }

  private boolean isOwn(Caller.Staff caller, SubjectId holder) {
    return caller
        .person()
        .filter(person -> person.equals(holder) || subjects.operates(person, holder))
        .isPresent();
  }

  private Answer changed(LicenceStore.Stored before, Licence.Change change) {
    return switch (change) {
      case Licence.Change.Refused(var words) -> new Answer.Refused(words);
      case Licence.Change.To(var next) -> {
        licences.replace(next, before.version());
        if (next instanceof Licence.Ended ended) {
          ended(ended);
        }
        yield new Answer.Done(new LicenceStore.Stored(next, before.version() + 1));
      }
    };
  }

  /** The holder is told, and gets the version that replaces it. */
  private void ended(Licence.Ended ended) {
    var particulars = ended.particulars();
    notices.send(
        particulars.holder().subject(),
        ended.id() + "/ended",
        switch (ended.ended().kind()) {
          case REVOCATION -> Notices.Kind.LICENCE_REVOKED;
          case REISSUE -> Notices.Kind.LICENCE_REPLACED;
        },
        Map.of(
            "item", particulars.title(),
            "number", particulars.paper(),
            "unit", particulars.issuerName(),
            "reason", ended.ended().reason()));
    if (ended.ended().kind() == Proposal.Kind.REISSUE) {
      licences.add(
          new Licence.Preparing(new LicenceId(identifiers.next()), next(particulars, ended)));
      outbox.add(MakeLicence.effect(particulars.caseId(), ended.id()));
    }
  }

  private Particulars next(Particulars before, Licence.Ended ended) {
    return new Particulars(
        before.number().nextVersion(),
        before.caseId(),
        before.paper(),
        before.title(),
        before.itemName(),
        subjects.find(before.holder().subject()).map(MakeLicence::holder).orElse(before.holder()),
        before.issuer(),
        before.issuerName(),
        ended.on(),
        ended.ended().validUntil());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
  }
}
