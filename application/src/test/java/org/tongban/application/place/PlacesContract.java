package org.tongban.application.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.SampleReference;
import org.tongban.domain.casework.SampleCityFixture;

/** What holds for every {@link Places}. */
public abstract class PlacesContract {
  /** The places under test. */
  protected abstract Places places();

  /** Imports the data, and has the places show them. */
  protected abstract void save(ReferenceData data);

  @BeforeEach
  void theCity() {
    save(SampleReference.city());
  }

  @Test
  void haveTheOrganisationAsItWasImported() {
    var expected = SampleCityFixture.organisation();
    var organisation = places().organisation();
    assertThat(organisation.authorities())
        .containsExactlyInAnyOrderElementsOf(expected.authorities());
    assertThat(organisation.servicePoints())
        .containsExactlyInAnyOrderElementsOf(expected.servicePoints());
    assertThat(organisation.regions().all())
        .containsExactlyInAnyOrderElementsOf(expected.regions().all());
    assertThat(organisation.nameOf(SampleCityFixture.XINYI_HALL))
        .isEqualTo(expected.nameOf(SampleCityFixture.XINYI_HALL));
    assertThat(organisation.regions().within(SampleCityFixture.VILLAGE, SampleCityFixture.XINYI))
        .isTrue();
  }

  @Test
  void haveACalendarThatKnowsThePublishedDays() {
    var calendar = places().calendar(SampleCityFixture.XINYI);
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 5, 1))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 3, 2))).isTrue();
  }

  @Test
  void haveThePartnerCitiesAndTheVillageListings() {
    assertThat(places().partnerCities())
        .containsExactlyElementsOf(SampleReference.city().partnerCities());
    assertThat(places().villageListings())
        .containsExactlyElementsOf(SampleReference.city().villageListings());
  }

  @Test
  void showTheSameAfterARepeatedImport() {
    var before = places().organisation().servicePoints();
    save(SampleReference.city());
    assertThat(places().organisation().servicePoints()).isEqualTo(before);
  }
}
