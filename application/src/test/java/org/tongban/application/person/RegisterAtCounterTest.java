package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.SessionId;
import org.tongban.application.person.RegisterAtCounter.Field;
import org.tongban.application.person.RegisterAtCounter.Registration;
import org.tongban.application.person.RegisterAtCounter.Visitor;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** A clerk with a person's identity card before them finds or registers the person. */
class RegisterAtCounterTest {
  private static final UnitCode STATION = SampleCityFixture.STATION;

  private final PeopleDesk desk = new PeopleDesk();
  private final RegisterAtCounter registering =
      new RegisterAtCounterService(
          AdmittedPeople.SYNTHETIC,
          desk.subjects,
          desk.accounts,
          desk.sessions,
          desk.places,
          desk.identifiers,
          desk.transactions,
          desk.clock);
  private final Caller.Staff clerk = PeopleDesk.staff(Role.VILLAGE_CLERK, STATION);
  private final Subject.Person person = Synthetic.person();

  private Visitor visitor(PersonName name, MobileNumber phone) {
    return new Visitor(STATION, name, person.citizenId(), phone, SampleCityFixture.VILLAGE);
  }

  private Visitor visitor() {
    return visitor(person.name(), person.phone());
  }

  private Registration.Registered registered(Caller.Staff caller, Visitor visitor) {
    var answer = registering.register(caller, visitor);
    assertThat(answer).isInstanceOf(Registration.Registered.class);
    return (Registration.Registered) answer;
  }

  @Test
  void registersAtLevelTwoAndFindsByIdAndNameTogether() {
    assertThat(registering.find(clerk, person.citizenId(), person.name())).isEmpty();
    var answer = registered(clerk, visitor());
    assertThat(answer.before()).isFalse();
    assertThat(answer.person().realNameLevel()).isEqualTo(2);
    assertThat(registering.find(clerk, person.citizenId(), person.name()))
        .contains(answer.person());
    assertThat(registering.find(clerk, person.citizenId(), PersonName.of("测某某"))).isEmpty();
    assertThat(registered(clerk, visitor()).before()).isTrue();
  }

  @Test
  void isForClerksOfThatCounterAlone() {
    for (var other :
        java.util.List.of(
            PeopleDesk.staff(Role.VILLAGE_CLERK, SampleCityFixture.OTHER_STATION),
            PeopleDesk.staff(Role.REVIEWER, STATION),
            PeopleDesk.staff(Role.ADMINISTRATOR, STATION))) {
      assertThat(registering.register(other, visitor()))
          .isInstanceOf(Registration.NotAllowed.class);
    }
    registered(clerk, visitor());
    var reviewer = PeopleDesk.staff(Role.REVIEWER, STATION);
    assertThat(registering.find(reviewer, person.citizenId(), person.name())).isEmpty();
  }

  @Test
  void nobodyRegistersThemselves() {
    var before = registered(clerk, visitor()).person();
    var self = PeopleDesk.staff(Role.VILLAGE_CLERK, STATION, before);
    assertThat(registering.register(self, visitor())).isInstanceOf(Registration.NotAllowed.class);
  }

  @Test
  void anotherPhoneEndsTheAccountThatStoodForThem() {
    var before = registered(clerk, visitor()).person();
    var account = desk.account(before);
    var holder = new Holder.Resident(account.id());
    var until = desk.clock.instant().plus(Duration.ofDays(1));
    desk.sessions.open(
        new Session(new SessionId(UUID.randomUUID()), holder, "token", until, until),
        desk.clock.instant());
    registered(clerk, visitor());
    assertThat(desk.accounts.find(account.id())).as("nothing changed").isPresent();
    registered(clerk, visitor(person.name(), SyntheticPeople.phone(Synthetic.next())));
    assertThat(desk.accounts.find(account.id())).isEmpty();
    assertThat(desk.sessions.find("token").orElseThrow().ended()).isTrue();
  }

  @Test
  void anotherNameIsTakenOverOnlyWhereTheOldOneWasNeverChecked() {
    var declared =
        new Subject.Person(
            person.id(),
            PersonName.of("测旧名"),
            person.citizenId(),
            person.phone(),
            person.home(),
            1,
            person.registeredAt());
    desk.subjects.add(declared);
    assertThat(registered(clerk, visitor()).person().name()).isEqualTo(person.name());
    assertThat(registering.register(clerk, visitor(PersonName.of("测另名"), person.phone())))
        .isInstanceOf(Registration.NotAllowed.class);
  }

  @Test
  void namesTheFieldThatIsNotAcceptable() {
    assertThat(field(visitor(PersonName.of("张三"), person.phone()))).isEqualTo(Field.NAME);
    assertThat(field(visitor(person.name(), MobileNumber.of("13800138000"))))
        .isEqualTo(Field.PHONE);
    assertThat(
            field(
                new Visitor(
                    STATION,
                    person.name(),
                    person.citizenId(),
                    person.phone(),
                    new RegionCode("440999"))))
        .isEqualTo(Field.HOME);
    assertThat(desk.subjects.findByDocument(person.citizenId())).isEmpty();
  }

  private Field field(Visitor visitor) {
    var refused = registering.register(clerk, visitor);
    assertThat(refused).isInstanceOf(Registration.Refused.class);
    return ((Registration.Refused) refused).field();
  }
}
