package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.item.InMemoryCatalogue;
import org.tongban.application.item.InMemoryPlaces;
import org.tongban.application.item.InMemoryReferenceStore;
import org.tongban.application.item.ReferenceData;
import org.tongban.application.item.ReferenceData.Published;
import org.tongban.application.item.ReferenceStore;
import org.tongban.application.item.SampleReference;
import org.tongban.domain.casework.NearestAnswer;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.Situation;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;

class FindNearestWaysTest {
  private static final Implementation ALLOWANCE = SampleCityFixture.allowance();

  private final SettableClock clock =
      new SettableClock(SampleCityFixture.morning(LocalDate.of(2026, 3, 2)));
  private final InMemoryReferenceStore reference = new InMemoryReferenceStore();
  private final FindNearestWays find =
      new FindNearestWaysService(
          new InMemoryCatalogue(reference, clock), new InMemoryPlaces(reference), clock);

  private void publish(Implementation... implementations) {
    var versions = new ArrayList<Published>();
    for (var one : implementations) {
      versions.add(new Published(one, true));
    }
    var run = new ReferenceStore.Run(clock.instant(), "test", Map.of());
    reference.save(SampleReference.city(), run);
    reference.save(
        new ReferenceData(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), versions),
        run);
    reference.refresh();
  }

  private NearestAnswer answer(RegionCode home) {
    return find.find(
            ALLOWANCE.item(),
            new Situation(
                home, home, SubjectKind.PERSON, Optional.empty(), true, true, false, false))
        .orElseThrow()
        .answer();
  }

  @Test
  void findsWhoeverIsCompetent() {
    publish(ALLOWANCE);
    assertThat(answer(SampleCityFixture.VILLAGE))
        .isInstanceOfSatisfying(
            NearestAnswer.Found.class,
            found -> {
              assertThat(found.implementation()).isEqualTo(ALLOWANCE);
              assertThat(found.ways()).isNotEmpty();
            });
  }

  @Test
  void namesExamplesWhereNobodyIsCompetent() {
    publish(ALLOWANCE);
    assertThat(answer(SampleCityFixture.GUILIN))
        .isInstanceOfSatisfying(
            NearestAnswer.NobodyCompetent.class,
            nobody -> assertThat(nobody.words()).contains("桂林市", "12345", "信宜市。"));
  }

  @Test
  void saysSoWhereNobodyCarriesItOut() {
    publish();
    assertThat(answer(SampleCityFixture.VILLAGE))
        .isInstanceOfSatisfying(
            NearestAnswer.NobodyCompetent.class,
            nobody -> assertThat(nobody.words()).contains("还没有公布"));
  }
}
