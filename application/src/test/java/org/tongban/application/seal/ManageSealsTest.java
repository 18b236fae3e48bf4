package org.tongban.application.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.CaseDesk;
import org.tongban.application.identity.Caller;
import org.tongban.application.paper.SamplePapers;
import org.tongban.application.seal.ManageSeals.Answer;
import org.tongban.application.seal.ManageSeals.Checked;
import org.tongban.application.seal.ManageSeals.Wish;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.place.Unit;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealKind;

/** Two people stand behind a seal, and one can stop it. */
class ManageSealsTest {
  private static final Page.Request WHOLE = new Page.Request(Optional.empty(), 100);

  private final CaseDesk desk = new CaseDesk();
  private final InMemorySealStore store = new InMemorySealStore(desk.transactions);
  private final ManageSealsService seals = managing(false);
  private final LocalDate today = desk.clock.instant().atZone(StepContext.ZONE).toLocalDate();
  private final Caller.Staff editor = staff(Role.CATALOGUE_EDITOR, SampleCityFixture.CITY_OFFICE);
  private final Caller.Staff other = staff(Role.CATALOGUE_EDITOR, SampleCityFixture.CITY_OFFICE);
  private final Caller.Staff head = staff(Role.HEAD, SampleCityFixture.XINYI_OFFICE);

  private ManageSealsService managing(boolean sample) {
    return new ManageSealsService(
        desk.transactions,
        store,
        new InMemorySealPictures(sample),
        () -> true,
        desk.places,
        desk.identifiers,
        desk.clock);
  }

  private static Caller.Staff staff(Role role, UnitCode unit) {
    return new Caller.Staff(
        new ActorId(SamplePapers.id()), Optional.empty(), Set.of(new Caller.Duty(role, unit)));
  }

  private Wish wish(UnitCode unit, SealKind kind) {
    return new Wish(
        unit, kind, " 信宜市民政局 ", 42, today, Optional.empty(), Optional.of(SealSamples.picture()));
  }

  private SealId registered(Caller.Staff caller, SealKind kind) {
    if (seals.check(caller, wish(SampleCityFixture.XINYI_OFFICE, kind)) instanceof Checked.Good good
        && seals.register(caller, good) instanceof Answer.Done(var stored)) {
      assertThat(stored.version()).isEqualTo(1);
      return stored.seal().registration().id();
    }
    throw new AssertionError("It was not registered");
  }

  private List<String> faults(Caller.Staff caller, Wish wish) {
    return seals.check(caller, wish) instanceof Checked.Wrong(var faults)
        ? faults.stream().map(ManageSeals.Fault::about).toList()
        : List.of();
  }

  private Seal seal(SealId id) {
    return store.find(id).orElseThrow().seal();
  }

  @Test
  @Tag("I7")
  void onePersonRegistersAndAnotherTakesItIntoUse() {
    var id = registered(editor, SealKind.OFFICIAL);
    assertThat(seal(id)).isInstanceOf(Seal.Waiting.class);
    assertThat(seal(id).registration().name()).isEqualTo("信宜市民政局");
    assertThat(seals.approve(editor, id, 1)).isInstanceOf(Answer.Refused.class);
    assertThat(seal(id).holds(today)).isFalse();
    assertThat(seals.approve(head, id, 1)).isInstanceOf(Answer.Done.class);
    assertThat(seal(id).holds(today)).isTrue();
    assertThat(seal(id).approved().orElseThrow().by()).isEqualTo(head.actorId());
    assertThat(seals.approve(other, id, 2)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void oneStopsItAtOnceAndForGood() {
    var id = registered(editor, SealKind.OFFICIAL);
    seals.approve(other, id, 1);
    assertThat(seals.revoke(editor, id, 2, " ")).isInstanceOf(Answer.Wrong.class);
    assertThat(seals.revoke(editor, id, 2, "长".repeat(201))).isInstanceOf(Answer.Wrong.class);
    assertThat(seals.revoke(editor, id, 1, "遗失")).isEqualTo(new Answer.Stale(2));
    assertThat(seals.revoke(editor, id, 2, " 遗失 ")).isInstanceOf(Answer.Done.class);
    assertThat(seal(id))
        .isInstanceOfSatisfying(
            Seal.Revoked.class, revoked -> assertThat(revoked.reason()).isEqualTo("遗失"));
    assertThat(seal(id).holds(today)).isFalse();
    assertThat(seals.approve(other, id, 3)).isInstanceOf(Answer.Refused.class);
    assertThat(seals.revoke(other, id, 3, "遗失")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void onlyOneOfAKindWaitsForAUnit() {
    var first = registered(editor, SealKind.OFFICIAL);
    registered(editor, SealKind.ACCEPTANCE);
    var again = seals.check(other, wish(SampleCityFixture.XINYI_OFFICE, SealKind.OFFICIAL));
    assertThat(seals.register(other, (Checked.Good) again)).isInstanceOf(Answer.Refused.class);
    seals.revoke(other, first, 1, "登记有误");
    assertThat(seals.register(other, (Checked.Good) again)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    var picture = Optional.of(new byte[] {1});
    assertThat(
            faults(
                editor,
                new Wish(
                    new UnitCode("NO-1"),
                    SealKind.OFFICIAL,
                    " ",
                    7,
                    LocalDate.MAX,
                    Optional.of(today),
                    picture)))
        .containsExactlyInAnyOrder(
            "unit", "name", "diameter", "validFrom", "validUntil", "picture");
    assertThat(faults(editor, wish(SampleCityFixture.YULIN_OFFICE, SealKind.OFFICIAL)))
        .containsExactly("unit");
    assertThat(faults(head, wish(SampleCityFixture.MAONAN_OFFICE, SealKind.OFFICIAL)))
        .containsExactly("unit");
  }

  @Test
  void onlySamplesDoWithoutAPicture() {
    var wish =
        new Wish(
            SampleCityFixture.XINYI_OFFICE,
            SealKind.HANDLING,
            "信宜市民政局",
            42,
            today,
            Optional.empty(),
            Optional.empty());
    assertThat(faults(editor, wish)).containsExactly("picture");
    var sample = managing(true);
    assertThat(sample.register(editor, (Checked.Good) sample.check(editor, wish)))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(done.stored().seal().registration().drawn()).isTrue());
  }

  @Test
  @Tag("I7")
  void aUnitsOwnPeopleSeeToItsSealsAndOthersSeeNone() {
    var id = registered(head, SealKind.OFFICIAL);
    assertThat(seals.list(head, Optional.empty(), Optional.empty(), WHOLE).items()).hasSize(1);
    assertThat(seals.picture(head, id)).isPresent();
    assertThat(seals.list(editor, Optional.of("信宜"), Optional.empty(), WHOLE).items()).hasSize(1);
    assertThat(seals.list(editor, Optional.of("茂南"), Optional.empty(), WHOLE).items()).isEmpty();
    var elsewhere = staff(Role.HEAD, SampleCityFixture.MAONAN_OFFICE);
    assertThat(seals.list(elsewhere, Optional.empty(), Optional.empty(), WHOLE).items()).isEmpty();
    assertThat(seals.find(elsewhere, id)).isEmpty();
    assertThat(seals.picture(elsewhere, id)).isEmpty();
    assertThat(seals.approve(elsewhere, id, 1)).isInstanceOf(Answer.Absent.class);
    assertThat(seals.revoke(elsewhere, id, 1, "x")).isInstanceOf(Answer.Absent.class);
    for (var role : List.of(Role.APPROVER, Role.ADMINISTRATOR, Role.WINDOW_CLERK)) {
      var stranger = staff(role, SampleCityFixture.XINYI_OFFICE);
      assertThat(seals.manages(stranger)).isFalse();
      assertThat(seals.check(stranger, wish(SampleCityFixture.XINYI_OFFICE, SealKind.OFFICIAL)))
          .isInstanceOf(Checked.NotAllowed.class);
      assertThat(seals.approve(stranger, id, 1)).isInstanceOf(Answer.NotAllowed.class);
      assertThat(seals.find(stranger, id)).isEmpty();
      assertThat(seals.lacking(stranger, Optional.empty())).isEmpty();
    }
    assertThat(seal(id)).isInstanceOf(Seal.Waiting.class);
  }

  @Test
  void showsWhichUnitsLackOne() {
    assertThat(seals.lacking(head, Optional.empty()))
        .extracting(Unit::code)
        .containsExactly(SampleCityFixture.XINYI_OFFICE);
    var all = seals.lacking(editor, Optional.empty());
    assertThat(all)
        .extracting(Unit::code)
        .startsWith(SampleCityFixture.CITY_OFFICE)
        .contains(SampleCityFixture.STATION)
        .doesNotContain(SampleCityFixture.YULIN_OFFICE, SampleCityFixture.YULIN_HALL);
    seals.approve(other, registered(editor, SealKind.OFFICIAL), 1);
    assertThat(seals.lacking(head, Optional.empty())).isEmpty();
    assertThat(seals.lacking(editor, Optional.empty())).hasSize(all.size() - 1);
  }

  @Test
  void theSampleCityHasSealsButNotEverywhere() {
    var samples =
        new SampleSeals(desk.transactions, store, desk.places, desk.identifiers, desk.clock);
    samples.load();
    var many = seals.list(editor, Optional.empty(), Optional.empty(), WHOLE).items();
    assertThat(many).isNotEmpty().allMatch(stored -> stored.seal().registration().drawn());
    samples.load();
    assertThat(seals.list(editor, Optional.empty(), Optional.empty(), WHOLE).items())
        .isEqualTo(many);
    assertThat(seals.lacking(editor, Optional.empty()))
        .extracting(Unit::code)
        .contains(SampleCityFixture.VILLAGE_OFFICE)
        .doesNotContain(SampleCityFixture.CITY_OFFICE, SampleCityFixture.CITY_HALL);
  }
}
