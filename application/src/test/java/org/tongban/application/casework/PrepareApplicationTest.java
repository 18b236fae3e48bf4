package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tongban.application.casework.PrepareApplication.Preparation;
import org.tongban.application.casework.PrepareApplication.Taking;
import org.tongban.application.casework.PrepareApplication.Visit;
import org.tongban.application.identity.Caller;
import org.tongban.application.notification.Notices;
import org.tongban.domain.casework.Role;
import org.tongban.domain.casework.Way;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** A draft on its way from the net to a counter. */
class PrepareApplicationTest {
  private final CaseDesk desk = new CaseDesk();
  private final PrepareApplicationService service =
      new PrepareApplicationService(
          desk.transactions,
          new InMemoryPreparedApplications(desk.transactions),
          desk.drafts,
          desk.drafting,
          desk.catalogue,
          desk.places,
          desk.subjects,
          desk.access,
          (subject, key, kind, words) ->
              desk.notices.add(new CaseDesk.Notice(subject, key, kind, words)),
          desk.identifiers);
  private final SubjectId person = desk.person();
  private final Caller.Resident resident = CaseDesk.resident(person);
  private final Caller.Staff clerk = CaseDesk.staff(1, Role.WINDOW_CLERK, CaseDesk.HALL);
  private Draft draft;

  @BeforeEach
  void fillIn() {
    draft = filled(resident, person, CaseDesk.atOwnHall());
    desk.notices.clear();
  }

  private Draft filled(Caller caller, SubjectId applicant, Way way) {
    return desk.filled(
        caller,
        desk.opened(caller, CaseDesk.ALLOWANCE, applicant, Optional.empty()),
        way,
        CaseDesk.electronic());
  }

  private PreparedApplication prepared() {
    if (service.prepare(resident, draft.id()) instanceof Preparation.Prepared(var application)) {
      return application;
    }
    throw new AssertionError("Not prepared");
  }

  private Visit visit(PreparedApplication application, SubjectId who) {
    var card = (Subject.Person) desk.subjects.find(who).orElseThrow();
    return new Visit(application.code(), card.name(), card.citizenId());
  }

  @Nested
  class Prepare {
    @Test
    void givesACodeForThePlaceOfTheWayAndTellsThePerson() {
      var application = prepared();
      assertThat(application.place()).isEqualTo(CaseDesk.HALL);
      assertThat(application.until()).isEqualTo(CaseDesk.MONDAY.plusDays(PrepareApplication.DAYS));
      assertThat(service.find(resident, draft.id())).contains(application);
      assertThat(desk.notices)
          .singleElement()
          .satisfies(
              notice -> {
                assertThat(notice.to()).isEqualTo(person);
                assertThat(notice.kind()).isEqualTo(Notices.Kind.PREPARED);
                assertThat(notice.words())
                    .containsEntry("code", application.code().display())
                    .containsEntry("place", "信宜市政务服务大厅");
              });
    }

    @Test
    void makesAnEarlierCodeOfTheDraftVoid() {
      var first = prepared();
      var second = prepared();
      assertThat(second.code()).isNotEqualTo(first.code());
      assertThat(service.take(clerk, visit(first, person))).isInstanceOf(Taking.Absent.class);
      assertThat(service.take(clerk, visit(second, person))).isInstanceOf(Taking.Taken.class);
    }

    @Test
    void wantsAPlaceWithStaff() {
      draft = filled(resident, person, CaseDesk.online(ActingAs.SELF));
      assertThat(service.prepare(resident, draft.id()))
          .isEqualTo(new Preparation.NotAllowed("预填是为到窗口、村站或帮办站办理准备的；请先选择去哪个网点。"));
      assertThat(desk.notices).isEmpty();
    }

    @Test
    void sendsWhoHelpsAnotherPersonToTheCounter() {
      var other = desk.person();
      var mandate =
          desk.mandate(
              other,
              new Mandate.Helper.AnotherPerson(person),
              CaseDesk.MONDAY.plusDays(9),
              CaseDesk.ALLOWANCE.item());
      var theirs = desk.opened(resident, CaseDesk.ALLOWANCE, other, Optional.of(mandate));
      theirs = desk.filled(resident, theirs, CaseDesk.atOwnHall(), CaseDesk.electronic());
      assertThat(service.prepare(resident, theirs.id()))
          .isInstanceOfSatisfying(
              Preparation.NotAllowed.class, no -> assertThat(no.words()).contains("委托书"));
    }

    @Test
    void doesNotKnowTheDraftOfSomebodyElse() {
      var stranger = CaseDesk.resident(desk.person());
      assertThat(service.prepare(stranger, draft.id())).isInstanceOf(Preparation.Absent.class);
      prepared();
      assertThat(service.find(stranger, draft.id())).isEmpty();
    }
  }

  @Nested
  class Take {
    @Test
    void makesTheDraftTheClerksByCodeAndCardAndTellsThePerson() {
      var application = prepared();
      desk.notices.clear();
      assertThat(desk.drafting.find(clerk, draft.id())).isEmpty();

      var taken = service.take(clerk, visit(application, person));

      assertThat(taken)
          .isInstanceOfSatisfying(
              Taking.Taken.class,
              done -> {
                assertThat(done.draft().openedBy()).isEqualTo(clerk.actorId());
                assertThat(done.draft().answers()).isEqualTo(draft.answers());
              });
      assertThat(desk.drafting.find(clerk, draft.id())).isPresent();
      assertThat(desk.told(person)).containsExactly(Notices.Kind.PREPARED_TAKEN);
      assertThat(service.take(clerk, visit(application, person)))
          .as("A code is good once")
          .isInstanceOf(Taking.Absent.class);
    }

    @Test
    void isOnlyForClerksOfThePlace() {
      var application = prepared();
      var elsewhere = CaseDesk.staff(2, Role.WINDOW_CLERK, CaseDesk.FAR_HALL);
      var reviewer = CaseDesk.staff(3, Role.REVIEWER, CaseDesk.HALL);
      assertThat(service.take(elsewhere, visit(application, person)))
          .isInstanceOf(Taking.Absent.class);
      assertThat(service.take(reviewer, visit(application, person)))
          .isInstanceOf(Taking.Absent.class);
      assertThat(desk.drafting.find(resident, draft.id())).isPresent();
    }

    @Test
    void wantsTheCardOfWhoPreparedIt() {
      var application = prepared();
      desk.notices.clear();
      assertThat(service.take(clerk, visit(application, desk.person())))
          .isInstanceOf(Taking.NotAllowed.class);
      var own = visit(application, person);
      var other = (Subject.Person) desk.subjects.find(desk.person()).orElseThrow();
      assertThat(service.take(clerk, new Visit(own.code(), other.name(), own.citizenId())))
          .isInstanceOf(Taking.NotAllowed.class);
      assertThat(desk.drafting.find(resident, draft.id())).isPresent();
      assertThat(desk.notices).isEmpty();
    }

    @Test
    void isNobodysOwnMatter() {
      var application = prepared();
      var self =
          CaseDesk.staff(4, Optional.of(person), new Caller.Duty(Role.WINDOW_CLERK, CaseDesk.HALL));
      assertThat(service.take(self, visit(application, person)))
          .isEqualTo(new Taking.NotAllowed("自己的事请由另一位工作人员办理。"));
    }

    @Test
    void endsWithTheLastDayTheCodeIsGood() {
      var application = prepared();
      desk.on(application.until());
      assertThat(service.find(resident, draft.id())).isPresent();
      desk.on(application.until().plusDays(1));
      assertThat(service.find(resident, draft.id())).isEmpty();
      assertThat(service.take(clerk, visit(application, person))).isInstanceOf(Taking.Absent.class);
      desk.on(application.until());
      assertThat(service.take(clerk, visit(application, person))).isInstanceOf(Taking.Taken.class);
    }
  }
}
