package org.tongban.application.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.IntSupplier;
import org.tongban.application.transaction.RecurringWork;
import org.tongban.application.transaction.Transactions;

/** Removes messages and entries of the log that are old enough: what is not kept can't leak. */
@Singleton
public final class ForgetMessages implements RecurringWork {
  private static final int AT_ONCE = 1000;

  private final MessageStore messages;
  private final SendingStore sendings;
  private final StaffMessageStore staff;
  private final NoticeRetention retention;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public ForgetMessages(
      MessageStore messages,
      SendingStore sendings,
      StaffMessageStore staff,
      NoticeRetention retention,
      Transactions transactions,
      Clock clock) {
    this.messages = messages;
    this.sendings = sendings;
    this.staff = staff;
    this.retention = retention;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-messages";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  /** In small portions, so that no lock is held for long. */
  @Override
  public void run() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    untilNone(() -> messages.forget(now.minus(retention.messages()), AT_ONCE));
    untilNone(() -> staff.forget(now.minus(retention.messages()), AT_ONCE));
    untilNone(() -> sendings.forget(now.minus(retention.log()), AT_ONCE));
  }

  private void untilNone(IntSupplier portion) {
    int removed;
    do {
      removed = transactions.inTransaction(portion::getAsInt);
    } while (removed == AT_ONCE);
  }
}
