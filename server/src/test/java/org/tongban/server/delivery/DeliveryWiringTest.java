package org.tongban.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tongban.application.delivery.ConfirmReceipt;
import org.tongban.application.delivery.Couriers;
import org.tongban.application.delivery.Deliveries;
import org.tongban.application.delivery.HandOverByManifest;
import org.tongban.application.delivery.PrepareDispatch;
import org.tongban.application.delivery.PrepareParcels;
import org.tongban.application.delivery.ReceivePushes;
import org.tongban.application.delivery.ReceiveReports;
import org.tongban.application.delivery.RunMailRoom;
import org.tongban.application.delivery.SettlePostage;
import org.tongban.application.delivery.SimulatedParcels;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.SimulatedMessages;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.RecurringWork;

/** The server makes everything that delivery and notices need. */
@MicronautTest(transactional = false)
class DeliveryWiringTest {
  @Inject ApplicationContext context;

  @Test
  void makesEveryUseCase() {
    for (var type :
        new Class<?>[] {
          PrepareDispatch.class,
          RunMailRoom.class,
          Deliveries.class,
          ReceiveReports.class,
          Couriers.class,
          HandOverByManifest.class,
          PrepareParcels.class,
          SettlePostage.class,
          ConfirmReceipt.class,
          ReceivePushes.class,
          SimulatedParcels.class,
          Notices.class,
          SimulatedMessages.class
        }) {
      assertThat(context.getBean(type)).isInstanceOf(type);
    }
  }

  @Test
  void carriesEffectsOutAndTracksParcels() {
    assertThat(context.getBeansOfType(EffectHandler.class))
        .extracting(EffectHandler::kind)
        .contains("courier.book", "courier.cancel", "courier.push", "sms");
    assertThat(context.getBeansOfType(RecurringWork.class))
        .extracting(RecurringWork::name)
        .contains("track-parcels", "outbox");
  }
}
