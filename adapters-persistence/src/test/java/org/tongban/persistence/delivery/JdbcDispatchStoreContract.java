package org.tongban.persistence.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.delivery.DispatchStore;
import org.tongban.application.delivery.DispatchStoreContract;
import org.tongban.application.delivery.SampleDispatches;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** What holds for {@link JdbcDispatchStore} on every database besides the port's contract. */
abstract class JdbcDispatchStoreContract extends DispatchStoreContract {
  abstract TestDatabase database();

  @Override
  protected DispatchStore store() {
    return database().bean(DispatchStore.class);
  }

  @Override
  protected Transactions transactions() {
    return database().bean(Transactions.class);
  }

  @Override
  protected void register(SubjectId subject) {
    transactions().run(() -> database().bean(PersonalData.class).createKey(subject));
  }

  @Test
  @Tag("I10")
  void storesNothingOfThePersonInClear() {
    var subject = new SubjectId(SampleDispatches.id());
    register(subject);
    var dispatch = SampleDispatches.ready(subject);
    var event = SampleDispatches.event(ParcelEvent.Kind.SIGNED, 1);
    transactions()
        .run(
            () -> {
              store().add(dispatch);
              store().addEvents(dispatch.id(), List.of(event));
            });
    var sql = database().bean(Sql.class);
    assertThat(
            sql.list(
                "SELECT details FROM dispatch WHERE id = ?",
                row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                dispatch.id().value()))
        .singleElement()
        .asString()
        .doesNotContain("测平安", "15400000001", "测试路");
    assertThat(
            sql.list(
                "SELECT details FROM parcel_event WHERE dispatch_id = ?",
                row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                dispatch.id().value()))
        .singleElement()
        .asString()
        .doesNotContain("本人", "测试市");
  }

  @Test
  @Tag("I11")
  void findsNothingOfWhoWasErased() {
    var subject = new SubjectId(SampleDispatches.id());
    register(subject);
    var dispatch = SampleDispatches.ready(subject);
    transactions().run(() -> store().add(dispatch));
    transactions().run(() -> database().bean(PersonalData.class).destroyKey(subject));
    assertThat(transactions().inTransaction(() -> store().find(dispatch.id()))).isEmpty();
  }
}
