package org.tongban.domain.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.domain.assistance.AssistanceRequest.Change;
import org.tongban.domain.assistance.AssistanceRequest.Progress;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.UnitCode;

class AssistanceRequestTest {
  private static final ActorId LIAISON = new ActorId(new UUID(1, 1));
  private static final ActorId COLLEAGUE = new ActorId(new UUID(1, 2));
  private static final LocalDateTime WEDNESDAY = LocalDateTime.of(2026, 3, 4, 15, 30);
  private static final CaseId DRAFT = new CaseId(new UUID(2, 1));

  private static AssistanceRequest asked(List<UnitCode> units) {
    var implementation = SampleCityFixture.allowance();
    return new AssistanceRequest(
        new AssistanceRequestId(new UUID(3, 1)),
        SampleCityFixture.APPLICANT,
        new AssistanceRequest.Visited(
            SyntheticPeople.name(1), SyntheticPeople.phone(1), "村口第三家", ""),
        implementation.ref().code(),
        implementation.name(),
        SampleCityFixture.VILLAGE,
        units,
        Instant.parse("2026-03-02T01:30:00Z"),
        new Progress.Waiting());
  }

  private static AssistanceRequest asked() {
    return asked(List.of(SampleCityFixture.STATION, SampleCityFixture.HELP_STATION));
  }

  private static AssistanceRequest next(Change change) {
    assertThat(change).isInstanceOf(Change.Moved.class);
    return ((Change.Moved) change).next();
  }

  private static void refused(Change change) {
    assertThat(change)
        .isInstanceOfSatisfying(
            Change.Refused.class, refusal -> assertThat(refusal.words()).endsWith("。"));
  }

  @Test
  void goesFromTheWishToTheDraft() {
    var taken = next(asked().take(LIAISON, SampleCityFixture.STATION));
    var agreed = next(taken.agree(LIAISON, WEDNESDAY, ""));
    var later = next(agreed.agree(LIAISON, WEDNESDAY.plusDays(1), "改期"));
    var done = next(later.finish(LIAISON, DRAFT));
    assertThat(done.progress())
        .isEqualTo(new Progress.Done(LIAISON, SampleCityFixture.STATION, DRAFT));
    assertThat(done.closed()).isTrue();
    refused(done.cancel());
    refused(done.take(COLLEAGUE, SampleCityFixture.STATION));
  }

  @Test
  void isTakenByOnePersonOfAResponsibleUnit() {
    refused(asked().take(LIAISON, SampleCityFixture.OTHER_STATION));
    var taken = next(asked().take(LIAISON, SampleCityFixture.STATION));
    assertThat(next(taken.take(LIAISON, SampleCityFixture.STATION))).isEqualTo(taken);
    refused(taken.take(COLLEAGUE, SampleCityFixture.HELP_STATION));
    refused(taken.agree(COLLEAGUE, WEDNESDAY, ""));
    refused(taken.finish(COLLEAGUE, DRAFT));
  }

  @Test
  void takesNoStepBeforeItIsTaken() {
    refused(asked().agree(LIAISON, WEDNESDAY, ""));
    refused(asked().finish(LIAISON, DRAFT));
  }

  @Test
  void canBeTakenBackUntilTheDraftIsOpened() {
    var cancelled = next(asked().cancel());
    assertThat(next(cancelled.cancel())).isEqualTo(cancelled);
    refused(cancelled.take(LIAISON, SampleCityFixture.STATION));
    var agreed =
        next(next(asked().take(LIAISON, SampleCityFixture.STATION)).agree(LIAISON, WEDNESDAY, ""));
    assertThat(next(agreed.cancel()).closed()).isTrue();
  }

  @Test
  void needsSomebodyResponsibleAndSaysNothingAboutThem() {
    assertThatThrownBy(() -> asked(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThat(asked().toString() + asked().visited())
        .doesNotContain("村口", SyntheticPeople.phone(1).value());
  }
}
