package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.EnvelopeState;
import org.tongban.domain.custody.Leg;
import org.tongban.domain.place.UnitCode;

/** Shows envelopes to the units on their chains. */
@Singleton
public final class SeeCustodyService implements SeeCustody {
  private final Transactions transactions;
  private final CustodyStore envelopes;
  private final CustodyAlarms alarms;
  private final CustodyDuties duties;

  /** Uses these parts. */
  @Inject
  public SeeCustodyService(
      Transactions transactions,
      CustodyStore envelopes,
      CustodyAlarms alarms,
      CustodyDuties duties) {
    this.transactions = transactions;
    this.envelopes = envelopes;
    this.alarms = alarms;
    this.duties = duties;
  }

  @Override
  public Optional<Shown> find(Caller.Staff caller, EnvelopeId id) {
    return transactions.reading(
        () -> envelopes.find(id).map(this::shown).filter(shown -> concerns(caller, shown)));
  }

  @Override
  public Optional<CustodyStore.Stored> latest(Caller.Staff caller, CaseId id) {
    return transactions.reading(
        () ->
            envelopes.ofCases(List.of(id)).stream()
                .filter(stored -> stored.envelope().state().open())
                .filter(stored -> concerns(caller, shown(stored)))
                .reduce((_, last) -> last));
  }

  /** Everything about it; that it concerns the caller was made sure of. */
  Shown shown(CustodyStore.Stored stored) {
    var id = stored.envelope().contents().id();
    return new Shown(stored, envelopes.chain(id), alarms.of(List.of(id)));
  }

  private boolean concerns(Caller.Staff caller, Shown shown) {
    var envelope = shown.stored().envelope();
    return duties.units(caller).stream().anyMatch(envelope::concerns)
        || shown.alarms().stream()
            .map(CustodyAlarms.Stored::alarm)
            .anyMatch(
                alarm ->
                    duties.supervision(caller, alarm.from(), alarm.to()).isPresent()
                        || duties.worksAt(caller, alarm.from())
                        || duties.worksAt(caller, alarm.to()))
        || shown.chain().stream().anyMatch(link -> duties.worksAt(caller, link.unit()));
  }

  @Override
  public boolean handlesPapers(Caller.Staff caller) {
    return !duties.units(caller).isEmpty();
  }

  @Override
  public boolean worksAt(Caller.Staff caller, UnitCode unit) {
    return duties.worksAt(caller, unit);
  }

  @Override
  public LocalDate dueBy(Leg leg) {
    return duties.calendar(leg.to()).dateOfOrdinal(leg.dueOrdinal());
  }

  @Override
  public boolean overdue(Leg leg) {
    return duties.today().isAfter(dueBy(leg));
  }

  @Override
  public List<CustodyStore.Stored> here(Caller.Staff caller, List<EnvelopeId> ids) {
    return transactions.reading(
        () ->
            envelopes.all(ids).stream()
                .filter(
                    stored ->
                        stored
                            .envelope()
                            .keeper()
                            .filter(unit -> duties.worksAt(caller, unit))
                            .isPresent())
                .toList());
  }

  @Override
  public Page<CustodyStore.Stored> list(Caller.Staff caller, Desk desk, Page.Request page) {
    var units = duties.units(caller);
    return transactions.reading(
        () ->
            switch (desk) {
              case TO_HAND_OVER -> envelopes.at(units, EnvelopeState.PACKED, page);
              case COMING -> envelopes.at(units, EnvelopeState.ON_THE_WAY, page);
              case SENT -> envelopes.sentFrom(units, page);
              case HERE -> envelopes.at(units, EnvelopeState.ARRIVED, page);
            });
  }
}
