package org.tongban.integration.delivery;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.delivery.Courier;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.DispatchId;

/**
 * Where no courier is configured: every parcel needs a person of the mail room, who books it by
 * hand and writes its waybill down. Nothing pretends to be sent.
 */
@Context
@Requires(missingBeans = Courier.class)
final class NoCourier implements Courier {
  private static final Logger LOG = LoggerFactory.getLogger(NoCourier.class);

  /**
   * @throws IllegalStateException if another one is configured that does not exist
   */
  NoCourier(@Property(name = "tongban.courier", defaultValue = "none") String configured) {
    if (!configured.equals("none")) {
      throw new IllegalStateException(
          "tongban.courier is 'simulator' (in sample mode) or 'none', not '" + configured + "'");
    }
    LOG.warn("No courier is configured: the mail rooms have to book every parcel by hand");
  }

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
  public Cancellation cancel(DispatchId reference) {
    return new Cancellation.Done();
  }

  @Override
  public Tracking track(DispatchId reference) {
    return new Tracking.Unknown("No courier is configured");
  }
}
