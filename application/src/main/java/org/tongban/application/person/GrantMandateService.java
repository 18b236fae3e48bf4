package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.notification.Notices;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.person.Mandate;
import org.tongban.domain.person.MandateId;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Grants mandates and tells the grantor. */
@Singleton
public final class GrantMandateService implements GrantMandate {
  private final SubjectStore subjects;
  private final Mandates mandates;
  private final Places places;
  private final Catalogue catalogue;
  private final Notices notices;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public GrantMandateService(
      SubjectStore subjects,
      Mandates mandates,
      Places places,
      Catalogue catalogue,
      Notices notices,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.subjects = subjects;
    this.mandates = mandates;
    this.places = places;
    this.catalogue = catalogue;
    this.notices = notices;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Granting online(Caller.Resident caller, Terms terms) {
    return transactions.inTransaction(
        () -> {
          if (caller.realNameLevel() < 1 || subjects.find(caller.person()).isEmpty()) {
            return new Granting.NotAllowed("请先确认身份，再委托他人代办。");
          }
          return grant(caller, caller.person(), Mandate.GrantedBy.ONLINE, terms);
        });
  }

  @Override
  public Granting onPaper(Caller.Staff caller, Sheet sheet) {
    if (!Counter.isClerk(caller, sheet.unit())) {
      return new Granting.NotAllowed(Counter.NOT_A_CLERK);
    }
    if (caller.person().filter(sheet.grantor()::equals).isPresent()) {
      return new Granting.NotAllowed("不能为自己办理委托登记，请由另一位工作人员办理。");
    }
    if (sheet.terms().helper() instanceof Helper.Staff(var unit) && !unit.equals(sheet.unit())) {
      return new Granting.Refused(Field.HELPER, "纸质委托书只能委托受理它的单位，或者委托另一个人。");
    }
    return transactions.inTransaction(
        () ->
            subjects.find(sheet.grantor()).isEmpty()
                ? new Granting.Absent()
                : grant(caller, sheet.grantor(), Mandate.GrantedBy.PAPER, sheet.terms()));
  }

  private Granting grant(
      Caller caller, SubjectId grantor, Mandate.GrantedBy grantedBy, Terms terms) {
    var today = today();
    if (terms.until().isBefore(today) || terms.until().isAfter(today.plusDays(LONGEST_DAYS))) {
      return new Granting.Refused(Field.UNTIL, "委托期限应在今天起" + LONGEST_DAYS + "天以内，请重新选择截止日期。");
    }
    if (terms.items().stream().anyMatch(item -> catalogue.item(item).isEmpty())) {
      return new Granting.Refused(Field.ITEMS, "委托的事项中有不存在的事项，请重新选择。");
    }
    return switch (terms.helper()) {
      case Helper.Staff(var unit) ->
          places
              .organisation()
              .unit(unit)
              .<Granting>map(
                  found ->
                      granted(
                          new Grant(
                              caller,
                              grantor,
                              new Mandate.Helper.Staff(unit),
                              found.name(),
                              grantedBy,
                              terms)))
              .orElseGet(() -> new Granting.Refused(Field.HELPER, "没有这个单位，请重新选择。"));
      case Helper.AnotherPerson named ->
          helper(named)
              .map(
                  person ->
                      person.id().equals(grantor)
                          ? new Granting.Refused(Field.HELPER, "不能委托自己。")
                          : isCaller(caller, person.id())
                              ? new Granting.NotAllowed("不能登记委托给自己的委托书，请由另一位工作人员办理。")
                              : granted(
                                  new Grant(
                                      caller,
                                      grantor,
                                      new Mandate.Helper.AnotherPerson(person.id()),
                                      person.maskedName(),
                                      grantedBy,
                                      terms)))
              .orElseGet(
                  () -> new Granting.Refused(Field.HELPER, "没有登记过这样的姓名和公民身份号码。请核对，或请受托人先登录并确认身份。"));
    };
  }

  private record Grant(
      Caller caller,
      SubjectId grantor,
      Mandate.Helper helper,
      String helperName,
      Mandate.GrantedBy grantedBy,
      Terms terms) {}

  private Granting granted(Grant grant) {
    var terms = grant.terms();
    var mandate =
        new Mandate(
            new MandateId(identifiers.next()),
            grant.grantor(),
            grant.helper(),
            terms.items(),
            terms.until(),
            grant.grantedBy(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            Optional.empty());
    mandates.add(mandate, grant.caller().actorId());
    notices.send(
        grant.grantor(),
        "mandate/" + mandate.id(),
        Notices.Kind.MANDATE_GRANTED,
        Map.of(
            "helper",
            grant.helperName(),
            "items",
            itemNames(terms),
            "until",
            terms.until().toString()));
    return new Granting.Granted(mandate);
  }

  private String itemNames(Terms terms) {
    return terms.items().isEmpty()
        ? "全部事项"
        : terms.items().stream()
            .sorted(Comparator.comparing(BasicCode::value))
            .map(code -> catalogue.item(code).map(ServiceItem::name).orElse(code.value()))
            .collect(Collectors.joining("、"));
  }

  private Optional<Subject.Person> helper(Helper.AnotherPerson named) {
    return subjects
        .findByDocument(named.citizenId())
        .map(SubjectStore.Stored::subject)
        .filter(Subject.Person.class::isInstance)
        .map(Subject.Person.class::cast)
        .filter(person -> person.name().equals(named.name()));
  }

  private static boolean isCaller(Caller caller, SubjectId person) {
    return switch (caller) {
      case Caller.Resident resident -> resident.person().equals(person);
      case Caller.Staff staff -> staff.person().filter(person::equals).isPresent();
    };
  }

  @Override
  public List<Mandate> granted(Caller.Resident caller) {
    return transactions.inTransaction(() -> mandates.grantedBy(caller.person()));
  }

  @Override
  public List<Mandate> held(Caller.Resident caller) {
    return transactions.inTransaction(() -> mandates.heldBy(caller.person(), today()));
  }

  @Override
  public List<Mandate> heldByUnit(Caller.Staff caller, UnitCode unit, SubjectId grantor) {
    return Counter.isClerk(caller, unit)
        ? transactions.inTransaction(
            () -> mandates.active(grantor, new Mandate.Helper.Staff(unit), today()))
        : List.of();
  }

  private LocalDate today() {
    return clock.instant().atZone(StepContext.ZONE).toLocalDate();
  }
}
