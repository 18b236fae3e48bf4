package org.tongban.integration.delivery;

import jakarta.inject.Singleton;
import org.tongban.application.delivery.Courier;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Waybill;

/**
 * Where no courier is configured: every parcel needs a person of the mail room, who books it by
 * hand and writes its waybill down. Nothing pretends to be sent.
 */
@Singleton
final class NoCourier implements Courier {
  @Override
  public CourierName name() {
    return new CourierName("未配置");
  }

  @Override
  public Booking book(Parcel parcel) {
    return new Booking.Refused("系统没有配置快递公司，请人工下单后登记运单号。");
  }

  @Override
  public Found find(DispatchId reference) {
    return new Found.Nothing();
  }

  @Override
  public Cancellation cancel(DispatchId reference, Waybill waybill) {
    return new Cancellation.Done();
  }

  @Override
  public Tracking track(Shipment shipment) {
    return new Tracking.Unknown("No courier is configured");
  }
}
