package org.tongban.persistence.appointment;

import org.tongban.application.appointment.AppointmentStore;
import org.tongban.application.appointment.BookingDesk;
import org.tongban.application.appointment.Plans;
import org.tongban.application.appointment.ServiceGroups;
import org.tongban.application.appointment.SlotPlaces;
import org.tongban.application.appointment.WaitingList;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** The desk upon a database. */
final class JdbcBookingDesk {
  private JdbcBookingDesk() {}

  static BookingDesk on(TestDatabase database) {
    return new BookingDesk(
        new BookingDesk.Stores(
            database.bean(Transactions.class),
            database.bean(ServiceGroups.class),
            database.bean(Plans.class),
            database.bean(SlotPlaces.class),
            database.bean(AppointmentStore.class),
            database.bean(WaitingList.class),
            database.bean(IdempotencyRecords.class)),
        database.clock());
  }
}
