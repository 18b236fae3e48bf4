package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchState;
import org.tongban.domain.place.UnitCode;

/** Shows dispatches to whom they concern. */
@Singleton
public final class DeliveriesService implements Deliveries {
  private final Transactions transactions;
  private final DispatchStore dispatches;

  @Inject
  public DeliveriesService(Transactions transactions, DispatchStore dispatches) {
    this.transactions = transactions;
    this.dispatches = dispatches;
  }

  @Override
  public Page<DispatchStore.Stored> own(Caller.Resident caller, Page.Request page) {
    return transactions.reading(() -> dispatches.ofApplicant(caller.person(), page));
  }

  @Override
  public Optional<DispatchStore.Stored> find(Caller caller, DispatchId id) {
    return transactions.reading(
        () ->
            switch (caller) {
              case Caller.Resident resident -> dispatches.findOwned(id, resident.person());
              case Caller.Staff staff -> sentBy(staff, id);
            });
  }

  private Optional<DispatchStore.Stored> sentBy(Caller.Staff staff, DispatchId id) {
    var units = mailRooms(staff);
    return dispatches.find(id).filter(stored -> units.contains(stored.dispatch().order().sender()));
  }

  @Override
  public Optional<DispatchStore.Stored> latest(CaseId caseId) {
    return transactions.reading(
        () ->
            Optional.of(dispatches.ofCase(caseId))
                .filter(all -> !all.isEmpty())
                .map(List::getLast));
  }

  @Override
  public Page<DispatchStore.Stored> mailRoom(
      Caller.Staff caller, Set<DispatchState> states, Page.Request page) {
    var wanted = states.isEmpty() ? EnumSet.allOf(DispatchState.class) : states;
    return transactions.reading(() -> dispatches.ofSenders(mailRooms(caller), wanted, page));
  }

  /** The units whose mail the caller handles. */
  static Set<UnitCode> mailRooms(Caller.Staff caller) {
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.MAIL_CLERK)
        .map(Caller.Duty::unit)
        .collect(Collectors.toUnmodifiableSet());
  }
}
