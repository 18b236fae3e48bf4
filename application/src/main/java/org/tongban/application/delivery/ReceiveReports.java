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

  /**
   * The same for a courier that names the parcel by both. Where nobody knew whether that courier
   * had accepted, this tells it: the dispatch is booked under the waybill. Reports about another
   * waybill than the one the dispatch is booked under are left out.
   *
   * @return false if there is no such dispatch, or it is another courier's
   */
  boolean report(DispatchId id, Waybill waybill, List<ParcelEvent> events);
}
