package org.tongban.application.casework;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tongban.application.casework.CaseStore.Ledger;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.Actor;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Timeline;

/** Reads the newest steps of a case. */
@Singleton
public final class FollowCaseService implements FollowCase {
  private final Transactions transactions;
  private final CaseAccess access;
  private final Places places;

  /** Uses these parts. */
  @Inject
  public FollowCaseService(Transactions transactions, CaseAccess access, Places places) {
    this.transactions = transactions;
    this.access = access;
    this.places = places;
  }

  @Override
  public Optional<List<Step>> after(Caller.Resident caller, CaseId id, int sequence) {
    return transactions.reading(
        () -> access.visible(caller, id).map(ledger -> steps(ledger, sequence)));
  }

  private List<Step> steps(Ledger ledger, int known) {
    var events = ledger.events();
    if (known >= events.size()) {
      return List.of();
    }
    var context = access.context(Actor.SYSTEM, ledger.file());
    var entries = Timeline.of(events, context, places.organisation());
    return IntStream.range(Math.max(0, known), events.size())
        .mapToObj(
            i ->
                new Step(
                    events.get(i).sequence(),
                    CaseFile.replay(events.subList(0, i + 1)).status(),
                    entries.get(i)))
        .toList();
  }
}
