package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.InMemoryCatalogue;
import org.tongban.application.item.InMemoryPlaces;
import org.tongban.application.item.InMemoryReferenceStore;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.notification.Notices;
import org.tongban.application.person.GrantMandate.Field;
import org.tongban.application.person.GrantMandate.Granting;
import org.tongban.application.person.GrantMandate.Helper;
import org.tongban.application.person.GrantMandate.Sheet;
import org.tongban.application.person.GrantMandate.Terms;
import org.tongban.application.person.RevokeMandate.Revocation;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Mandates are given, used and taken back by those they concern. */
class MandateServicesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final UnitCode STATION = SampleCityFixture.STATION;

  private final SettableClock clock = new SettableClock(SampleCityFixture.morning(TODAY));
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryReferenceStore reference = new InMemoryReferenceStore();
  private final InMemorySubjects subjects = new InMemorySubjects(transactions);
  private final InMemoryMandates mandates = new InMemoryMandates(transactions);
  private final List<SubjectId> told = new ArrayList<>();
  private final Notices notices =
      (subject, key, kind, words) -> {
        assertThat(kind).isEqualTo(Notices.Kind.MANDATE_GRANTED);
        told.add(subject);
      };
  private final GrantMandate granting =
      new GrantMandateService(
          subjects,
          mandates,
          new InMemoryPlaces(reference),
          new InMemoryCatalogue(reference),
          notices,
          UUID::randomUUID,
          transactions,
          clock);
  private final RevokeMandate revoking = new RevokeMandateService(mandates, transactions, clock);
  private final Subject.Person grantor = Synthetic.person();
  private final Subject.Person helper = Synthetic.person();
  private final Caller.Staff clerk = staff(Role.VILLAGE_CLERK, STATION);

  @BeforeEach
  void sampleCity() {
    var organisation = SampleCityFixture.organisation();
    reference.save(
        new ReferenceData(
            List.copyOf(organisation.regions().all()),
            List.of(),
            List.of(),
            organisation.authorities(),
            organisation.servicePoints(),
            List.of(),
            List.of(),
            List.of()),
        new ReferenceStore.Run(clock.instant(), "test", Map.of()));
    reference.refresh();
    subjects.add(grantor);
    subjects.add(helper);
  }

  private static Caller.Staff staff(Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(new UUID(3, 1)), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  private static Caller.Resident resident(Subject.Person person) {
    return new Caller.Resident(person.id(), 2);
  }

  private static Terms terms(Helper helper) {
    return new Terms(helper, Set.of(), TODAY.plusDays(30));
  }

  private Helper named(Subject.Person person) {
    return new Helper.AnotherPerson(person.name(), person.citizenId());
  }

  private MandateId granted(Granting answer) {
    assertThat(answer).isInstanceOf(Granting.Granted.class);
    return ((Granting.Granted) answer).mandate().id();
  }

  private static Field refused(Granting answer) {
    assertThat(answer).isInstanceOf(Granting.Refused.class);
    return ((Granting.Refused) answer).field();
  }

  @Nested
  class Granted {
    @Test
    void onlineByAnEstablishedPersonWhoIsTold() {
      assertThat(granting.online(new Caller.Resident(grantor.id(), 0), terms(named(helper))))
          .isInstanceOf(Granting.NotAllowed.class);
      assertThat(told).isEmpty();
      granted(granting.online(resident(grantor), terms(named(helper))));
      assertThat(told).containsExactly(grantor.id());
      assertThat(granting.held(resident(helper))).hasSize(1);
      assertThat(granting.held(resident(grantor))).isEmpty();
    }

    @Test
    void onlyToOthersWhoAreKnownByNameAndNumber() {
      assertThat(refused(granting.online(resident(grantor), terms(named(grantor)))))
          .isEqualTo(Field.HELPER);
      var wrongName = new Helper.AnotherPerson(grantor.name(), helper.citizenId());
      var unknown = named(Synthetic.person());
      assertThat(granting.online(resident(grantor), terms(wrongName)))
          .as("a wrong name and an unknown number look alike")
          .isEqualTo(granting.online(resident(grantor), terms(unknown)));
      assertThat(told).isEmpty();
    }

    @Test
    void fromTodayToAYearFromNow() {
      for (int days : List.of(-1, GrantMandate.LONGEST_DAYS + 1)) {
        assertThat(
                refused(
                    granting.online(
                        resident(grantor),
                        new Terms(named(helper), Set.of(), TODAY.plusDays(days)))))
            .isEqualTo(Field.UNTIL);
      }
      for (int days : List.of(0, GrantMandate.LONGEST_DAYS)) {
        granted(
            granting.online(
                resident(grantor), new Terms(named(helper), Set.of(), TODAY.plusDays(days))));
      }
    }

    @Test
    void forItemsThatExist() {
      assertThat(
              refused(
                  granting.online(
                      resident(grantor),
                      new Terms(named(helper), Set.of(new BasicCode("440500001000")), TODAY))))
          .isEqualTo(Field.ITEMS);
    }

    @Test
    @Tag("I7")
    void onPaperBeforeAClerkOfThatUnit() {
      var sheet = new Sheet(STATION, grantor.id(), terms(new Helper.Staff(STATION)));
      for (var other :
          List.of(
              staff(Role.VILLAGE_CLERK, SampleCityFixture.OTHER_STATION),
              staff(Role.SUPERVISOR, STATION))) {
        assertThat(granting.onPaper(other, sheet)).isInstanceOf(Granting.NotAllowed.class);
      }
      var own = new Caller.Staff(clerk.actorId(), Optional.of(grantor.id()), clerk.duties());
      assertThat(granting.onPaper(own, sheet)).isInstanceOf(Granting.NotAllowed.class);
      var toThemselves =
          new Caller.Staff(clerk.actorId(), Optional.of(helper.id()), clerk.duties());
      assertThat(
              granting.onPaper(
                  toThemselves, new Sheet(STATION, grantor.id(), terms(named(helper)))))
          .isInstanceOf(Granting.NotAllowed.class);
      assertThat(
              refused(
                  granting.onPaper(
                      clerk,
                      new Sheet(
                          STATION,
                          grantor.id(),
                          terms(new Helper.Staff(SampleCityFixture.OTHER_STATION))))))
          .isEqualTo(Field.HELPER);
      granted(granting.onPaper(clerk, sheet));
      assertThat(granting.heldByUnit(clerk, STATION, grantor.id())).hasSize(1);
      assertThat(granting.heldByUnit(staff(Role.SUPERVISOR, STATION), STATION, grantor.id()))
          .isEmpty();
    }
  }

  @Nested
  @Tag("I6")
  class Revoked {
    private Mandate revoked(Caller caller, MandateId id) {
      var answer = revoking.revoke(caller, id);
      assertThat(answer).isInstanceOf(Revocation.Revoked.class);
      return ((Revocation.Revoked) answer).mandate();
    }

    @Test
    void byTheGrantorOnceAndTheFirstTimeStays() {
      var id = granted(granting.online(resident(grantor), terms(named(helper))));
      var first = revoked(resident(grantor), id);
      assertThat(granting.held(resident(helper))).isEmpty();
      clock.advance(Duration.ofHours(1));
      assertThat(revoked(resident(grantor), id)).isEqualTo(first);
    }

    @Test
    void byTheHelperWhoDoesNotWantItAndByNobodyElse() {
      var id = granted(granting.online(resident(grantor), terms(named(helper))));
      var stranger = Synthetic.person();
      for (Caller other : List.of(resident(stranger), clerk)) {
        assertThat(revoking.revoke(other, id)).isEqualTo(new Revocation.Absent());
      }
      assertThat(revoked(resident(helper), id).revokedAt()).isPresent();
    }

    @Test
    void beforeAClerkOfTheUnitThatHoldsIt() {
      var id = granted(granting.online(resident(grantor), terms(new Helper.Staff(STATION))));
      assertThat(revoking.revoke(staff(Role.VILLAGE_CLERK, SampleCityFixture.OTHER_STATION), id))
          .isEqualTo(new Revocation.Absent());
      revoked(clerk, id);
      assertThat(granting.heldByUnit(clerk, STATION, grantor.id())).isEmpty();
    }
  }
}
