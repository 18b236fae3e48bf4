package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.Transactions;

/** Checks pushes, and stores them in the outbox. */
@Singleton
public final class ReceivePushesService implements ReceivePushes {
  private final Map<String, CourierPushes> channels;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  public ReceivePushesService(
      List<CourierPushes> channels, Transactions transactions, Outbox outbox, Clock clock) {
    this.channels =
        channels.stream().collect(Collectors.toMap(CourierPushes::channel, Function.identity()));
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Reception receive(Push push) {
    var channel = channels.get(push.channel());
    if (channel == null) {
      return new Reception.Forged();
    }
    return switch (channel.check(push, clock.instant())) {
      case CourierPushes.Verdict.Genuine(var key, var content, var answer) -> {
        transactions.run(
            () -> outbox.add(TakePush.effect(push.channel(), key, content, clock.instant())));
        yield new Reception.Accepted(answer);
      }
      case CourierPushes.Verdict.Forged() -> new Reception.Forged();
      case CourierPushes.Verdict.Stale() -> new Reception.Stale();
      case CourierPushes.Verdict.Unreadable() -> new Reception.Unreadable();
    };
  }
}
