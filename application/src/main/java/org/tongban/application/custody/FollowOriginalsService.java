package org.tongban.application.custody;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.casework.CaseEvent;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.place.UnitCode;

/** Ends the envelopes whose papers were given back at the case's own desk. */
@Singleton
public final class FollowOriginalsService implements FollowOriginals {
  private final CustodyStore envelopes;

  /** Uses these parts. */
  @Inject
  public FollowOriginalsService(CustodyStore envelopes) {
    this.envelopes = envelopes;
  }

  @Override
  public void returned(CaseEvent event) {
    event
        .actor()
        .unit()
        .ifPresent(
            unit ->
                envelopes.ofCases(List.of(event.caseId())).stream()
                    .filter(stored -> stored.envelope().keeper().filter(unit::equals).isPresent())
                    .forEach(stored -> end(stored, event, unit)));
  }

  private void end(CustodyStore.Stored stored, CaseEvent event, UnitCode unit) {
    // One that is on a list is taken off it by whoever signs the list: its papers are not in it.
    if (stored.envelope().back(Optional.empty()) instanceof Envelope.Change.To(var next)) {
      envelopes.replace(
          stored.with(next),
          List.of(
              new CustodyEntry(
                  CustodyEntry.Kind.GIVEN_BACK,
                  event.at(),
                  event.actor().id(),
                  unit,
                  Optional.empty(),
                  Optional.empty(),
                  "")));
    }
  }
}
