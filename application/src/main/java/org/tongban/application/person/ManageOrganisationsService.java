package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Role;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;

/** Registers organisations and their operators. */
@Singleton
public final class ManageOrganisationsService implements ManageOrganisations {
  private static final int LONGEST_NAME = 100;
  private static final int CHECKED_AT_A_WINDOW = 2;

  private final AdmittedPeople admitted;
  private final SubjectStore subjects;
  private final Places places;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public ManageOrganisationsService(
      AdmittedPeople admitted,
      SubjectStore subjects,
      Places places,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.admitted = admitted;
    this.subjects = subjects;
    this.places = places;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Subject.Company> find(Caller.Staff caller, UnifiedSocialCreditCode code) {
    return Counter.isClerk(caller) || caller.holds(Role.ADMINISTRATOR)
        ? transactions
            .inTransaction(() -> subjects.findByDocument(code))
            .map(SubjectStore.Stored::subject)
            .filter(Subject.Company.class::isInstance)
            .map(Subject.Company.class::cast)
        : Optional.empty();
  }

  @Override
  public Registration register(Caller.Staff caller, Papers papers) {
    if (!Counter.isClerkOrAdministrator(caller, papers.unit())) {
      return new Registration.NotAllowed(Counter.NOT_A_CLERK);
    }
    return refused(papers).orElseGet(() -> transactions.inTransaction(() -> registered(papers)));
  }

  private Optional<Registration> refused(Papers papers) {
    var length = papers.name().codePointCount(0, papers.name().length());
    if (length < 2 || length > LONGEST_NAME) {
      return Optional.of(
          new Registration.Refused(Field.NAME, "单位名称应为2至" + LONGEST_NAME + "个字，请核对营业执照。"));
    }
    return admitted
        .problem(papers.code())
        .<Registration>map(words -> new Registration.Refused(Field.CODE, words))
        .or(
            () ->
                admitted
                    .problem(papers.phone())
                    .map(words -> new Registration.Refused(Field.PHONE, words)))
        .or(
            () ->
                places.organisation().regions().find(papers.home()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Registration.Refused(Field.HOME, "没有这个地区，请重新选择单位所在地。")));
  }

  private Registration registered(Papers papers) {
    var found = subjects.findByDocument(papers.code());
    if (found.isEmpty()) {
      var company =
          new Subject.Company(
              new SubjectId(identifiers.next()),
              papers.name(),
              papers.code(),
              papers.phone(),
              papers.home(),
              clock.instant().truncatedTo(ChronoUnit.MICROS));
      subjects.add(company);
      return new Registration.Registered(company, false);
    }
    var before = found.get().subject();
    var company =
        new Subject.Company(
            before.id(),
            papers.name(),
            papers.code(),
            papers.phone(),
            papers.home(),
            before.registeredAt());
    if (!company.equals(before)) {
      subjects.replace(found.get().with(company));
    }
    return new Registration.Registered(company, true);
  }

  @Override
  public Change appoint(Caller.Staff caller, Relation relation) {
    if (!Counter.isClerkOrAdministrator(caller, relation.unit())) {
      return new Change.NotAllowed(Counter.NOT_A_CLERK);
    }
    if (caller.person().filter(relation.person()::equals).isPresent()) {
      return new Change.NotAllowed("不能把自己登记为单位的办事人员，请由另一位工作人员办理。");
    }
    return transactions.inTransaction(
        () -> {
          var person = subjects.find(relation.person());
          var company = subjects.find(relation.organisation());
          if (!(company.orElse(null) instanceof Subject.Company)
              || !(person.orElse(null) instanceof Subject.Person operator)) {
            return new Change.Absent();
          }
          if (operator.realNameLevel() < CHECKED_AT_A_WINDOW) {
            return new Change.NotAllowed("这个人的身份还没有经窗口核验，请先查验身份证并登记。");
          }
          subjects.addOperator(operator.id(), relation.organisation());
          return new Change.Done();
        });
  }

  @Override
  public Change dismiss(Caller.Staff caller, Relation relation) {
    if (!Counter.isClerkOrAdministrator(caller, relation.unit())) {
      return new Change.NotAllowed(Counter.NOT_A_CLERK);
    }
    return transactions.inTransaction(
        () -> {
          if (!subjects.operates(relation.person(), relation.organisation())) {
            return new Change.Absent();
          }
          subjects.removeOperator(relation.person(), relation.organisation());
          return new Change.Done();
        });
  }

  @Override
  public List<Subject> mine(Caller.Resident caller) {
    return transactions.inTransaction(() -> subjects.operatedBy(caller.person()));
  }
}
