package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.casework.Deadlines;
import org.tongban.domain.casework.Timeline;
import org.tongban.domain.casework.TimelineEntry;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.Unit;

/** Reads cases for those they concern. */
@Singleton
public final class TrackCaseService implements TrackCase {
  private final Transactions transactions;
  private final CaseStore cases;
  private final SubjectStore subjects;
  private final Places places;
  private final CaseAccess access;

  @Inject
  public TrackCaseService(
      Transactions transactions,
      CaseStore cases,
      SubjectStore subjects,
      Places places,
      CaseAccess access) {
    this.transactions = transactions;
    this.cases = cases;
    this.subjects = subjects;
    this.places = places;
    this.access = access;
  }

  @Override
  public Optional<CaseView> view(Caller caller, CaseId id) {
    return access.visible(caller, id).map(ledger -> access.view(caller, ledger));
  }

  @Override
  public Optional<CaseView> byNumber(Caller caller, CaseNumber number) {
    return transactions.reading(() -> cases.findByNumber(number).flatMap(id -> view(caller, id)));
  }

  @Override
  public Optional<List<TimelineEntry>> timeline(Caller caller, CaseId id) {
    return transactions.reading(() -> access.visible(caller, id).map(ledger -> timeline(ledger)));
  }

  private List<TimelineEntry> timeline(Ledger ledger) {
    var context = access.context(Actor.SYSTEM, ledger.file());
    return Timeline.of(ledger.events(), context, places.organisation());
  }

  @Override
  public Optional<Explained> deadline(Caller caller, CaseId id, Deadlines.Kind kind) {
    return transactions.reading(
        () -> access.visible(caller, id).flatMap(ledger -> explained(ledger, kind)));
  }

  private Optional<Explained> explained(Ledger ledger, Deadlines.Kind kind) {
    var context = access.context(Actor.SYSTEM, ledger.file());
    return Deadlines.running(ledger.file(), context).stream()
        .filter(deadline -> deadline.kind() == kind)
        .findFirst()
        .map(deadline -> new Explained(deadline, deadline.explain(context.counting())));
  }

  @Override
  public Page<CaseSummary> list(Caller caller, Optional<SubjectId> applicant, Page.Request page) {
    if (!(caller instanceof Caller.Resident resident)) {
      return new Page<>(List.of(), Optional.empty());
    }
    return transactions.reading(
        () -> {
          var whose = applicant.orElse(resident.person());
          return whose.equals(resident.person()) || subjects.operates(resident.person(), whose)
              ? cases.ofApplicant(whose, page)
              : new Page<CaseSummary>(List.of(), Optional.empty());
        });
  }

  @Override
  public Page<DueWork> work(Caller caller, Page.Request page) {
    if (!(caller instanceof Caller.Staff staff) || staff.duties().isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    return transactions.reading(() -> cases.work(staff.duties(), page).map(this::due));
  }

  private DueWork due(WorkItem item) {
    var region =
        places.organisation().unit(item.unit()).map(Unit::region).orElse(new RegionCode("440000"));
    var calendar = places.calendar(region);
    var due = calendar.dateOfOrdinal(item.dueOrdinal());
    return new DueWork(item, due, access.today().isAfter(due));
  }
}
