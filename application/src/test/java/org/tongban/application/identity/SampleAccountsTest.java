package org.tongban.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.SampleAccounts.Company;
import org.tongban.application.identity.SampleAccounts.Duty;
import org.tongban.application.identity.SampleAccounts.Person;
import org.tongban.application.identity.SampleAccounts.Sample;
import org.tongban.application.person.AdmittedPeople;
import org.tongban.application.person.PeopleDesk;
import org.tongban.application.person.Synthetic;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** The invented people of a sample installation. */
class SampleAccountsTest {
  private static final Login LOGIN = new Login("window-1");

  private final PeopleDesk desk = new PeopleDesk();
  private final Subject.Person resident = Synthetic.person();
  private final Subject.Company company = Synthetic.company();

  private SampleAccounts accounts(AdmittedPeople admitted) {
    return new SampleAccounts(
        admitted,
        desk.staff,
        desk.subjects,
        AdministerStaffTest.HASHER,
        desk.places,
        desk.identifiers,
        desk.transactions,
        desk.clock);
  }

  private List<String> load(Sample sample) {
    return accounts(AdmittedPeople.SYNTHETIC).load(sample, "sample-password");
  }

  private Person person(RegionCode home) {
    return new Person(resident.name(), resident.citizenId(), resident.phone(), home);
  }

  private Company company(RegionCode home) {
    return new Company(
        company.name(), company.creditCode(), company.phone(), home, resident.citizenId());
  }

  private Duty duty(Role role, UnitCode unit) {
    return new Duty(LOGIN, "测窗口", new Caller.Duty(role, unit), Optional.of(resident.citizenId()));
  }

  private Sample sample() {
    return new Sample(
        List.of(person(SampleCityFixture.VILLAGE)),
        List.of(company(SampleCityFixture.MAONAN)),
        List.of(
            duty(Role.WINDOW_CLERK, SampleCityFixture.XINYI_HALL),
            duty(Role.HELP_CLERK, SampleCityFixture.HELP_STATION)));
  }

  @Test
  void areLoadedOnceWithTheirDutiesAndRelations() {
    assertThat(load(sample())).isEmpty();
    var person = desk.subjects.findByDocument(resident.citizenId()).orElseThrow().subject();
    var organisation = desk.subjects.findByDocument(company.creditCode()).orElseThrow().subject();
    assertThat(desk.subjects.operates(person.id(), organisation.id())).isTrue();
    var staff = desk.staff.findByLogin(LOGIN).orElseThrow().account();
    assertThat(staff.duties()).hasSize(2);
    assertThat(staff.person()).contains(person.id());
    assertThat(load(sample())).isEmpty();
    assertThat(desk.subjects.findByDocument(resident.citizenId()).orElseThrow().subject())
        .isEqualTo(person);
    assertThat(desk.staff.findByLogin(LOGIN).orElseThrow().account()).isEqualTo(staff);
  }

  @Test
  void whatHasNoPlaceIsLeftOutAndNamed() {
    var nowhere = new RegionCode("440999");
    var left =
        load(
            new Sample(
                List.of(person(nowhere)),
                List.of(company(nowhere)),
                List.of(
                    duty(Role.WINDOW_CLERK, new UnitCode("DT-440999")),
                    duty(Role.WINDOW_CLERK, SampleCityFixture.XINYI_HALL))));
    assertThat(left).hasSize(3).allSatisfy(line -> assertThat(line).contains("440999"));
    assertThat(desk.staff.findByLogin(LOGIN).orElseThrow().account().duties()).hasSize(1);
  }

  @Test
  void existInSampleModeAlone() {
    assertThatThrownBy(() -> accounts(AdmittedPeople.REAL).load(sample(), "sample-password"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(desk.staff.isEmpty()).isTrue();
  }

  @Test
  void areAllInventedOrNoneIsLoaded() {
    var real =
        new Person(
            resident.name(),
            CitizenId.of("11010519491231002X"),
            resident.phone(),
            SampleCityFixture.VILLAGE);
    var both = new Sample(List.of(person(SampleCityFixture.VILLAGE), real), List.of(), List.of());
    assertThatThrownBy(() -> load(both)).isInstanceOf(IllegalArgumentException.class);
    assertThat(desk.subjects.findByDocument(resident.citizenId())).isEmpty();
  }
}
