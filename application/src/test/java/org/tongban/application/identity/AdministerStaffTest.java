package org.tongban.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.AdministerStaff.Answer;
import org.tongban.application.identity.AdministerStaff.Change;
import org.tongban.application.identity.AdministerStaff.Field;
import org.tongban.application.identity.AdministerStaff.NewStaff;
import org.tongban.application.person.PeopleDesk;
import org.tongban.application.person.Synthetic;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.place.UnitCode;

/** An administrator looks after the staff of their own region. */
@Tag("I7")
class AdministerStaffTest {
  private static final UnitCode XINYI = SampleCityFixture.XINYI_OFFICE;
  private static final String PASSWORD = "correct-horse-7";

  /** Not a secure hash, and fast. */
  static final PasswordHasher HASHER =
      new PasswordHasher() {
        @Override
        public String hash(String password) {
          return "hash of " + password;
        }

        @Override
        public boolean matches(String password, String hash) {
          return hash.equals(hash(password));
        }
      };

  private final PeopleDesk desk = new PeopleDesk();
  private final AdministerStaff administering =
      new AdministerStaffService(
          desk.staff,
          desk.sessions,
          HASHER,
          desk.subjects,
          desk.places,
          desk.identifiers,
          desk.transactions,
          desk.clock);
  private final Caller.Staff administrator = PeopleDesk.staff(Role.ADMINISTRATOR, XINYI);

  private static Set<Caller.Duty> at(UnitCode... units) {
    return Arrays.stream(units)
        .map(unit -> new Caller.Duty(Role.REVIEWER, unit))
        .collect(Collectors.toSet());
  }

  private static NewStaff wanted(String login, UnitCode unit) {
    return new NewStaff(new Login(login), "测审查", PASSWORD, at(unit), Optional.empty());
  }

  private StaffAccount created(String login, UnitCode unit) {
    return done(administering.create(administrator, wanted(login, unit)));
  }

  private static StaffAccount done(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done) answer).account();
  }

  private static Change change(StaffAccount account, Set<Caller.Duty> duties, boolean active) {
    return new Change(account.id(), account.version(), duties, active, account.person());
  }

  private String signedIn(StaffAccount account) {
    var until = desk.clock.instant().plus(Duration.ofDays(1));
    desk.sessions.open(
        new Session(
            new SessionId(UUID.randomUUID()),
            new Holder.Staff(account.id()),
            account.id().toString(),
            until,
            until),
        desk.clock.instant());
    return account.id().toString();
  }

  @Test
  void makesAccountsInTheirRegionAndInNoOther() {
    var account = created("reviewer-1", SampleCityFixture.STATION);
    assertThat(administering.find(administrator, account.id())).contains(account);
    assertThat(
            administering.create(administrator, wanted("reviewer-2", SampleCityFixture.CITY_HALL)))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(
            administering.create(
                administrator, wanted("reviewer-2", SampleCityFixture.MAONAN_OFFICE)))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(desk.staff.findByLogin(new Login("reviewer-2"))).isEmpty();
  }

  @Test
  void isForAdministratorsAlone() {
    var account = created("reviewer-3", XINYI);
    var head = PeopleDesk.staff(Role.HEAD, XINYI);
    assertThat(administering.create(head, wanted("reviewer-4", XINYI)))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(administering.change(head, change(account, at(XINYI), false)))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(administering.setPassword(head, account.id(), PASSWORD))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(administering.find(head, account.id())).isEmpty();
    assertThat(administering.list(head, new Page.Request(Optional.empty(), 10)).items()).isEmpty();
    assertThat(administering.list(administrator, new Page.Request(Optional.empty(), 10)).items())
        .containsExactly(account);
  }

  @Test
  void nobodyChangesTheirOwnAccount() {
    var account = created("admin-2", XINYI);
    var self =
        new Caller.Staff(
            account.id(), Optional.empty(), Set.of(new Caller.Duty(Role.ADMINISTRATOR, XINYI)));
    assertThat(administering.change(self, change(account, Set.of(), true)))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(administering.setPassword(self, account.id(), PASSWORD))
        .isInstanceOf(Answer.NotAllowed.class);
  }

  @Test
  void whatIsTakenAwayStopsAtOnce() {
    var account = created("reviewer-5", XINYI);
    var token = signedIn(account);
    var moved = done(administering.change(administrator, change(account, Set.of(), true)));
    assertThat(moved.duties()).isEmpty();
    assertThat(desk.sessions.find(token).orElseThrow().ended()).isFalse();
    done(administering.change(administrator, change(moved, Set.of(), false)));
    assertThat(desk.sessions.find(token).orElseThrow().ended()).isTrue();
  }

  @Test
  void anotherPasswordEndsTheSessions() {
    var account = created("reviewer-6", XINYI);
    var token = signedIn(account);
    done(administering.setPassword(administrator, account.id(), "another-horse-8"));
    assertThat(desk.sessions.find(token).orElseThrow().ended()).isTrue();
    assertThat(desk.staff.findByLogin(new Login("reviewer-6")).orElseThrow().passwordHash())
        .isEqualTo(HASHER.hash("another-horse-8"));
  }

  @Test
  void doesNotTakeAccountsOutOfAnotherAdministratorsHands() {
    var account = created("reviewer-7", XINYI);
    var elsewhere = PeopleDesk.staff(Role.ADMINISTRATOR, SampleCityFixture.MAONAN_OFFICE);
    assertThat(administering.change(elsewhere, change(account, Set.of(), true)))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(administering.setPassword(elsewhere, account.id(), PASSWORD))
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(
            administering.change(
                administrator, change(account, at(SampleCityFixture.MAONAN_OFFICE), true)))
        .isInstanceOf(Answer.NotAllowed.class);
  }

  @Test
  void changesWhatTheCallerSawAndNothingNewer() {
    var account = created("reviewer-8", XINYI);
    var moved = done(administering.change(administrator, change(account, Set.of(), true)));
    assertThat(administering.change(administrator, change(account, at(XINYI), true)))
        .isEqualTo(new Answer.Stale(moved.version()));
    assertThat(
            administering.change(
                administrator,
                new Change(
                    new org.tongban.domain.casework.ActorId(UUID.randomUUID()),
                    1,
                    Set.of(),
                    true,
                    Optional.empty())))
        .isEqualTo(new Answer.Absent());
  }

  @Test
  void namesTheFieldThatIsNotAcceptable() {
    created("reviewer-9", XINYI);
    assertThat(field(wanted("reviewer-9", XINYI))).isEqualTo(Field.LOGIN);
    assertThat(field(new NewStaff(new Login("new-1"), "测", PASSWORD, at(XINYI), Optional.empty())))
        .isEqualTo(Field.NAME);
    for (var weak : new String[] {"short", "aaaaaaaaaaaa", "xx-new-1-xx-yy"}) {
      assertThat(field(new NewStaff(new Login("new-1"), "测审查", weak, at(XINYI), Optional.empty())))
          .as(weak)
          .isEqualTo(Field.PASSWORD);
    }
    var nobody = Optional.of(Synthetic.person().id());
    assertThat(field(new NewStaff(new Login("new-1"), "测审查", PASSWORD, at(XINYI), nobody)))
        .isEqualTo(Field.PERSON);
  }

  private Field field(NewStaff wanted) {
    var refused = administering.create(administrator, wanted);
    assertThat(refused).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) refused).field();
  }
}
