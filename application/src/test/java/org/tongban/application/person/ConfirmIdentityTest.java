package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.ConfirmIdentity.Confirmation;
import org.tongban.application.person.ConfirmIdentity.Field;
import org.tongban.application.person.ConfirmIdentity.Identity;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;

/** A resident who signed in by phone says who they are. */
class ConfirmIdentityTest {
  private final PeopleDesk desk = new PeopleDesk();
  private final List<CitizenId> asked = new ArrayList<>();
  private RealNameCheck.Answer answer = new RealNameCheck.Answer.Matches(1);
  private final ConfirmIdentity confirming =
      new ConfirmIdentityService(
          AdmittedPeople.SYNTHETIC,
          desk.accounts,
          desk.subjects,
          (name, citizenId, phone) -> {
            asked.add(citizenId);
            return answer;
          },
          desk.attempts,
          desk.places,
          desk.transactions,
          desk.clock);
  private final Subject.Person person = Synthetic.person();
  private final Caller.Resident caller = new Caller.Resident(desk.account(person).subject(), 0);

  private static Identity of(Subject.Person person) {
    return new Identity(person.name(), person.citizenId(), SampleCityFixture.VILLAGE);
  }

  private static Subject.Person confirmed(Confirmation confirmation) {
    assertThat(confirmation).isInstanceOf(Confirmation.Confirmed.class);
    return ((Confirmation.Confirmed) confirmation).person();
  }

  @Test
  void registersAnUnknownPersonAtTheLevelTheCheckIsWorth() {
    var registered = confirmed(confirming.confirm(caller, of(person)));
    assertThat(registered.id()).isEqualTo(caller.person());
    assertThat(registered.realNameLevel()).isEqualTo(1);
    assertThat(desk.subjects.find(caller.person())).contains(registered);
    assertThat(confirmed(confirming.confirm(caller, of(person)))).isEqualTo(registered);
  }

  @Test
  void joinsWhoeverWasRegisteredAtACounterWithTheSameWords() {
    var atCounter =
        new Subject.Person(
            new SubjectId(java.util.UUID.randomUUID()),
            person.name(),
            person.citizenId(),
            person.phone(),
            person.home(),
            2,
            person.registeredAt());
    desk.subjects.add(atCounter);
    assertThat(confirmed(confirming.confirm(caller, of(person)))).isEqualTo(atCounter);
    assertThat(desk.accounts.findByPhone(person.phone()).orElseThrow().subject())
        .isEqualTo(atCounter.id());
  }

  @Test
  void tellsNothingAboutOthersByItsAnswer() {
    var stranger = Synthetic.person();
    desk.subjects.add(stranger);
    var takenByAnother = confirming.confirm(caller, of(stranger));
    answer = new RealNameCheck.Answer.Differs();
    var differs = confirming.confirm(caller, of(person));
    assertThat(takenByAnother).isInstanceOf(Confirmation.NotAllowed.class).isEqualTo(differs);
    assertThat(desk.accounts.findByPhone(person.phone()).orElseThrow().subject())
        .isEqualTo(caller.person());
  }

  @Test
  void doesNotBecomeAnotherPersonLater() {
    confirmed(confirming.confirm(caller, of(person)));
    assertThat(confirming.confirm(caller, of(Synthetic.person())))
        .isInstanceOf(Confirmation.NotAllowed.class);
    assertThat(desk.subjects.find(caller.person()).orElseThrow())
        .isInstanceOfSatisfying(
            Subject.Person.class,
            still -> assertThat(still.citizenId()).isEqualTo(person.citizenId()));
  }

  @Test
  void raisesTheLevelWhenABetterCheckIsMade() {
    confirmed(confirming.confirm(caller, of(person)));
    answer = new RealNameCheck.Answer.Matches(3);
    assertThat(confirmed(confirming.confirm(caller, of(person))).realNameLevel()).isEqualTo(3);
  }

  @Test
  void makesGuessesWaitBeforeAnybodyIsAsked() {
    answer = new RealNameCheck.Answer.Differs();
    Confirmation last = new Confirmation.NotAllowed("");
    for (int guess = 0; guess < 10; guess++) {
      last = confirming.confirm(caller, of(Synthetic.person()));
    }
    assertThat(last)
        .isInstanceOfSatisfying(
            Confirmation.Wait.class, wait -> assertThat(wait.time()).isPositive());
    assertThat(asked).hasSizeLessThan(6);
  }

  @Test
  void namesTheFieldThatIsNotAcceptable() {
    assertThat(field(new Identity(PersonName.of("张三"), person.citizenId(), person.home())))
        .isEqualTo(Field.NAME);
    assertThat(
            field(new Identity(person.name(), CitizenId.of("11010519491231002X"), person.home())))
        .isEqualTo(Field.CITIZEN_ID);
    assertThat(field(new Identity(person.name(), person.citizenId(), new RegionCode("440999"))))
        .isEqualTo(Field.HOME);
    assertThat(asked).isEmpty();
  }

  private Field field(Identity identity) {
    var refused = confirming.confirm(caller, identity);
    assertThat(refused).isInstanceOf(Confirmation.Refused.class);
    return ((Confirmation.Refused) refused).field();
  }
}
