package org.tongban.application.delivery;

import java.time.YearMonth;
import java.util.List;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.place.UnitCode;

/** What mailing costs: by unit and month, for settling with couriers. */
public interface SettlePostage {
  /** The sums of the caller's mail rooms in that month of China. */
  List<PostingStore.Sum> sums(Caller.Staff caller, YearMonth month);

  /** The parcels one of the caller's mail rooms handed over in that month; else none. */
  Page<Posting> lines(Caller.Staff caller, UnitCode sender, YearMonth month, Page.Request page);
}
