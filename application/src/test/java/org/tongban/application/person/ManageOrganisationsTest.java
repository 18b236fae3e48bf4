package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.ManageOrganisations.Change;
import org.tongban.application.person.ManageOrganisations.Field;
import org.tongban.application.person.ManageOrganisations.Papers;
import org.tongban.application.person.ManageOrganisations.Registration;
import org.tongban.application.person.ManageOrganisations.Relation;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** Organisations and the people who apply for them. */
class ManageOrganisationsTest {
  private static final UnitCode HALL = SampleCityFixture.MAONAN_HALL;

  private final PeopleDesk desk = new PeopleDesk();
  private final ManageOrganisations managing =
      new ManageOrganisationsService(
          AdmittedPeople.SYNTHETIC,
          desk.subjects,
          desk.places,
          desk.identifiers,
          desk.transactions,
          desk.clock);
  private final Caller.Staff clerk = PeopleDesk.staff(Role.WINDOW_CLERK, HALL);
  private final Subject.Person operator = Synthetic.person();
  private final Subject.Company company = Synthetic.company();

  private Papers papers(String name) {
    return new Papers(HALL, name, company.creditCode(), company.phone(), SampleCityFixture.MAONAN);
  }

  private Subject.Company registered() {
    var answer = managing.register(clerk, papers(company.name()));
    assertThat(answer).isInstanceOf(Registration.Registered.class);
    return ((Registration.Registered) answer).organisation();
  }

  private Relation relation(SubjectId organisation) {
    return new Relation(HALL, operator.id(), organisation);
  }

  @Test
  void areRegisteredOnceAndRenamed() {
    var first = registered();
    assertThat(managing.find(clerk, company.creditCode())).contains(first);
    var renamed = managing.register(clerk, papers("测试新名有限公司"));
    assertThat(renamed)
        .isInstanceOfSatisfying(
            Registration.Registered.class,
            again -> {
              assertThat(again.before()).isTrue();
              assertThat(again.organisation().id()).isEqualTo(first.id());
              assertThat(again.organisation().name()).isEqualTo("测试新名有限公司");
            });
  }

  @Test
  void areLookedAfterByClerksOfThatCounterAndAdministratorsOfThatUnit() {
    var administrator = PeopleDesk.staff(Role.ADMINISTRATOR, HALL);
    assertThat(managing.register(administrator, papers(company.name())))
        .isInstanceOf(Registration.Registered.class);
    for (var other :
        java.util.List.of(
            PeopleDesk.staff(Role.WINDOW_CLERK, SampleCityFixture.CITY_HALL),
            PeopleDesk.staff(Role.REVIEWER, HALL))) {
      assertThat(managing.register(other, papers(company.name())))
          .isInstanceOf(Registration.NotAllowed.class);
    }
    assertThat(managing.find(PeopleDesk.staff(Role.REVIEWER, HALL), company.creditCode()))
        .isEmpty();
  }

  @Test
  void haveOperatorsWhoseIdentityWasChecked() {
    var organisation = registered();
    assertThat(managing.appoint(clerk, relation(organisation.id())))
        .as("nobody of that identity")
        .isEqualTo(new Change.Absent());
    var declared =
        new Subject.Person(
            operator.id(),
            operator.name(),
            operator.citizenId(),
            operator.phone(),
            operator.home(),
            1,
            operator.registeredAt());
    desk.subjects.add(declared);
    assertThat(managing.appoint(clerk, relation(organisation.id())))
        .isInstanceOf(Change.NotAllowed.class);
    var stored = desk.subjects.findByDocument(operator.citizenId()).orElseThrow();
    desk.subjects.replace(stored.with(operator));
    assertThat(managing.appoint(clerk, relation(organisation.id()))).isEqualTo(new Change.Done());
    assertThat(managing.mine(PeopleDesk.resident(operator))).containsExactly(organisation);
    assertThat(managing.dismiss(clerk, relation(organisation.id()))).isEqualTo(new Change.Done());
    assertThat(managing.mine(PeopleDesk.resident(operator))).isEmpty();
    assertThat(managing.dismiss(clerk, relation(organisation.id()))).isEqualTo(new Change.Absent());
  }

  @Test
  void nobodyAppointsThemselves() {
    var organisation = registered();
    desk.subjects.add(operator);
    var self = PeopleDesk.staff(Role.WINDOW_CLERK, HALL, operator);
    assertThat(managing.appoint(self, relation(organisation.id())))
        .isInstanceOf(Change.NotAllowed.class);
  }

  @Test
  void namesTheFieldThatIsNotAcceptable() {
    assertThat(field(papers("测"))).isEqualTo(Field.NAME);
    assertThat(
            field(
                new Papers(
                    HALL,
                    company.name(),
                    company.creditCode(),
                    company.phone(),
                    new RegionCode("440999"))))
        .isEqualTo(Field.HOME);
  }

  private Field field(Papers papers) {
    var refused = managing.register(clerk, papers);
    assertThat(refused).isInstanceOf(Registration.Refused.class);
    return ((Registration.Refused) refused).field();
  }
}
