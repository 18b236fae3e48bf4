package org.tongban.application.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.casework.InMemoryFileVault;
import org.tongban.application.identity.Caller;
import org.tongban.application.licence.EndLicence.Answer;
import org.tongban.application.licence.EndLicence.Wish;
import org.tongban.application.notification.Notices;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.InMemoryOutbox;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceState;
import org.tongban.domain.licence.Proposal;
import org.tongban.domain.licence.Verification;
import org.tongban.domain.person.Subject;
import org.tongban.domain.place.UnitCode;

/** Licences end by two people of their issuer, and what is a holder's stays theirs. */
@Tag("I7")
class EndLicenceTest {
  private static final UnitCode ELSEWHERE = new UnitCode("MZJ-449998");
  private static final Wish REVOKE = new Wish(Proposal.Kind.REVOCATION, "信息登记有误", Optional.empty());
  private static final Wish REISSUE =
      new Wish(Proposal.Kind.REISSUE, "姓名已变更", Optional.of(SampleLicences.ISSUED.plusYears(5)));
  private static final Page.Request ALL = new Page.Request(Optional.empty(), 100);

  private final SettableClock clock =
      new SettableClock(
          SampleLicences.ISSUED.plusDays(9).atTime(9, 0).atZone(StepContext.ZONE).toInstant());
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryLicenceStore store = new InMemoryLicenceStore(transactions);
  private final InMemorySubjects subjects = new InMemorySubjects(transactions);
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
  private final InMemoryFileVault vault = new InMemoryFileVault();
  private final List<Notices.Kind> told = new ArrayList<>();
  private final AtomicLong next = new AtomicLong();
  private final LicencesService licences =
      new LicencesService(
          transactions, store, new InMemoryLicenceUses(transactions), subjects, vault, clock);
  private final EndLicenceService ending =
      new EndLicenceService(
          transactions,
          store,
          subjects,
          outbox,
          (_, _, kind, _) -> told.add(kind),
          () -> new UUID(7, next.incrementAndGet()),
          clock);

  private final Caller.Staff clerk = staff(Role.ISSUING_CLERK, SampleLicences.ISSUER);
  private final Caller.Staff approver = staff(Role.APPROVER, SampleLicences.ISSUER);
  private Subject.Person holder;
  private Licence.InForce licence;

  private static Caller.Staff staff(Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(SampleLicences.id()), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  @BeforeEach
  void issueOne() {
    holder = Synthetic.person();
    transactions.run(() -> subjects.add(holder));
    licence = SampleLicences.preparing(holder.id()).made(SampleLicences.files());
    transactions.run(() -> store.add(licence));
    vault.put(licence.made().pdf(), holder.id(), new byte[] {1});
    vault.put(licence.made().ofd(), holder.id(), new byte[] {2});
  }

  private static LicenceState state(Answer answer) {
    return ((Answer.Done) answer).stored().licence().state();
  }

  @Test
  void theClerkProposesAndTheApproverDecides() {
    assertThat(state(ending.propose(clerk, licence.id(), 1, REVOKE)))
        .isEqualTo(LicenceState.CHALLENGED);
    assertThat(told).isEmpty();
    assertThat(state(ending.decide(approver, licence.id(), 2, true)))
        .isEqualTo(LicenceState.REVOKED);
    assertThat(told).containsExactly(Notices.Kind.LICENCE_REVOKED);
    assertThat(licences.verify(licence.particulars().number()))
        .isInstanceOf(Verification.Revoked.class);
    assertThat(store.ofCase(licence.particulars().caseId())).hasSize(1);
  }

  @Test
  void aReissueMakesTheNextVersionWithWhatIsRegisteredNow() {
    ending.propose(clerk, licence.id(), 1, REISSUE);
    ending.decide(approver, licence.id(), 2, true);
    var both = store.ofCase(licence.particulars().caseId());
    assertThat(both)
        .extracting(stored -> stored.licence().state())
        .containsExactly(LicenceState.REPLACED, LicenceState.PREPARING);
    var said = both.getLast().licence().particulars();
    assertThat(said.number()).isEqualTo(licence.particulars().number().nextVersion());
    assertThat(said.holder().name()).isEqualTo(holder.name().value());
    assertThat(said.validUntil()).isEqualTo(REISSUE.validUntil());
    assertThat(outbox.effects())
        .extracting(effect -> effect.kind())
        .containsExactly(MakeLicence.KIND);
    assertThat(told).containsExactly(Notices.Kind.LICENCE_REPLACED);
  }

  @Test
  void nobodyDecidesOnTheirOwnProposalAndClerksDecideOnNone() {
    ending.propose(approver, licence.id(), 1, REVOKE);
    assertThat(ending.decide(approver, licence.id(), 2, true)).isInstanceOf(Answer.Refused.class);
    assertThat(ending.decide(clerk, licence.id(), 2, true)).isInstanceOf(Answer.Refused.class);
    assertThat(state(ending.decide(approver, licence.id(), 2, false)))
        .isEqualTo(LicenceState.IN_FORCE);
  }

  @Test
  void nobodyEndsTheirOwnLicence() {
    var self = new Caller.Staff(clerk.actorId(), Optional.of(holder.id()), clerk.duties());
    assertThat(ending.propose(self, licence.id(), 1, REVOKE)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void toOtherUnitsAndRolesItDoesNotExist() {
    for (var stranger :
        List.of(
            staff(Role.APPROVER, ELSEWHERE),
            staff(Role.ISSUING_CLERK, ELSEWHERE),
            staff(Role.WINDOW_CLERK, SampleLicences.ISSUER))) {
      assertThat(ending.propose(stranger, licence.id(), 1, REVOKE))
          .isInstanceOf(Answer.Absent.class);
      assertThat(ending.decide(stranger, licence.id(), 1, true)).isInstanceOf(Answer.Absent.class);
      assertThat(ending.ofCase(stranger, licence.particulars().caseId())).isEmpty();
      assertThat(licences.find(stranger, licence.id())).isEmpty();
    }
    assertThat(ending.ofCase(clerk, licence.particulars().caseId())).hasSize(1);
  }

  @Test
  void anotherVersionIsStaleAndAShortReasonIsNamed() {
    assertThat(ending.propose(clerk, licence.id(), 2, REVOKE)).isEqualTo(new Answer.Stale(1));
    assertThat(
            ending.propose(
                clerk, licence.id(), 1, new Wish(Proposal.Kind.REVOCATION, "错", Optional.empty())))
        .isInstanceOfSatisfying(
            Answer.Wrong.class, wrong -> assertThat(wrong.about()).isEqualTo("reason"));
  }

  @Test
  @Tag("I6")
  void onlyTheHolderDownloadsTheSameBytesEachTime() {
    var self = new Caller.Resident(holder.id(), 2);
    for (int times = 0; times < 2; times++) {
      assertThat(licences.open(self, licence.id(), MyLicences.Format.PDF).orElseThrow().content())
          .containsExactly(1);
      assertThat(licences.open(self, licence.id(), MyLicences.Format.OFD).orElseThrow().content())
          .containsExactly(2);
    }
    assertThat(licences.list(self, Optional.empty(), ALL).items()).hasSize(1);
    var stranger = new Caller.Resident(Synthetic.person().id(), 2);
    assertThat(licences.open(stranger, licence.id(), MyLicences.Format.PDF)).isEmpty();
    assertThat(licences.list(stranger, Optional.of(holder.id()), ALL).items()).isEmpty();
  }
}
