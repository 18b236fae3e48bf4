package org.tongban.application.delivery;

import java.util.List;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Waybill;

/** Takes in what a courier reports, pushed or polled: repeated, in any order, with gaps. */
public interface ReceiveReports {
  /**
   * Keeps the events, moves the dispatch on and tells the case, in one transaction.
   *
   * @return false if there is no such dispatch
   */
  boolean report(DispatchId id, List<ParcelEvent> events);

  /**
   * The same for a courier that names the parcel by its waybill.
   *
   * @return false if no dispatch is booked under it
   */
  boolean report(Waybill waybill, List<ParcelEvent> events);
}
