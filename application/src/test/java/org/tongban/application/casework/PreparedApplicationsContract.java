package org.tongban.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PreparationCode;
import org.tongban.domain.place.UnitCode;

/** What holds for every {@link PreparedApplications}. */
public abstract class PreparedApplicationsContract {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** The store under test. */
  protected abstract PreparedApplications store();

  /** The transactions it joins. */
  protected abstract Transactions transactions();

  private static PreparedApplication prepared(LocalDate until) {
    return new PreparedApplication(
        PreparationCode.create(ThreadLocalRandom.current().nextLong(1L << 40)),
        new CaseId(UUID.randomUUID()),
        new ActorId(UUID.randomUUID()),
        new UnitCode("DT-440983"),
        until);
  }

  private PreparedApplication added(LocalDate until) {
    var one = prepared(until);
    transactions().run(() -> store().add(one));
    return one;
  }

  @Test
  void findsByCodeAndByDraft() {
    var one = added(DAY);
    assertThat(store().find(one.code())).contains(one);
    assertThat(store().of(one.draft())).contains(one);
    assertThat(store().find(prepared(DAY).code())).isEmpty();
    assertThat(store().of(new CaseId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void keepsOneCodeForADraftAndOneDraftForACode() {
    var one = added(DAY);
    var other = prepared(DAY);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () ->
                            store()
                                .add(
                                    new PreparedApplication(
                                        other.code(),
                                        one.draft(),
                                        one.preparedBy(),
                                        one.place(),
                                        DAY))))
        .isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () ->
                            store()
                                .add(
                                    new PreparedApplication(
                                        one.code(),
                                        other.draft(),
                                        one.preparedBy(),
                                        one.place(),
                                        DAY))))
        .isInstanceOf(StaleVersionException.class);
    assertThat(store().find(one.code())).contains(one);
  }

  @Test
  void removesByDraftAndByAge() {
    var one = added(DAY.minusDays(1));
    var other = added(DAY);
    transactions().run(() -> store().removeBefore(DAY));
    assertThat(store().find(one.code())).isEmpty();
    assertThat(store().find(other.code())).isPresent();
    transactions().run(() -> store().remove(other.draft()));
    transactions().run(() -> store().remove(other.draft()));
    assertThat(store().find(other.code())).isEmpty();
  }
}
