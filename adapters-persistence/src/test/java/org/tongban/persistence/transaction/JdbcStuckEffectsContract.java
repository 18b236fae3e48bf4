package org.tongban.persistence.transaction;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Outbox.Effect;
import org.tongban.application.transaction.StuckEffects;
import org.tongban.application.transaction.StuckEffectsContract;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.PersonalData;

/** What holds for {@link JdbcStuckEffects} on every database. */
abstract class JdbcStuckEffectsContract extends StuckEffectsContract {
  abstract TestDatabase database();

  @Override
  protected StuckEffects stuck() {
    return database().bean(StuckEffects.class);
  }

  @Override
  protected void fail(String kind, String reference, String why) {
    var transactions = database().bean(Transactions.class);
    transactions.run(
        () ->
            database()
                .bean(Outbox.class)
                .add(new Effect(kind, reference, Optional.empty(), Map.of())));
    var handler =
        new EffectHandler() {
          @Override
          public String kind() {
            return kind;
          }

          @Override
          public Result handle(Effect effect) {
            return new Result.NeedsPerson(why);
          }
        };
    new OutboxWorker(
            database().bean(Sql.class),
            transactions,
            database().bean(PersonalData.class),
            List.of(handler),
            database().bean(Clock.class))
        .run();
  }

  @Override
  protected boolean isDue(String kind, String reference) {
    return database()
        .bean(Sql.class)
        .first(
            "SELECT 1 FROM outbox WHERE kind = ? AND reference = ? AND status = 'DUE'",
            row -> true,
            kind,
            reference)
        .isPresent();
  }
}
