package org.tongban.application.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Outbox;

/**
 * Carries out a stored push. One about a parcel that nobody knows is tried again for a while: it
 * may be faster than the answer to the booking. After that it is somebody else's.
 */
@Singleton
public final class TakePush implements EffectHandler {
  static final String KIND = "courier.push";

  private static final Duration WAIT = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Map<String, CourierPushes> channels;
  private final ReceiveReports reports;
  private final Clock clock;

  @Inject
  public TakePush(List<CourierPushes> channels, ReceiveReports reports, Clock clock) {
    this.channels =
        channels.stream().collect(Collectors.toMap(CourierPushes::channel, Function.identity()));
    this.reports = reports;
    this.clock = clock;
  }

  /** The effect that has it done. */
  static Outbox.Effect effect(String channel, String key, String content, Instant now) {
    return new Outbox.Effect(
        KIND,
        channel + "/" + key,
        Optional.empty(),
        Map.of("channel", channel, "content", content, "since", now.toString()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Result handle(Outbox.Effect effect) {
    var channel = channels.get(effect.payload().get("channel"));
    if (channel == null) {
      return new Result.NeedsPerson("The courier is not in use any more");
    }
    List<CourierPushes.Report> said;
    try {
      said = channel.read(effect.payload().get("content"));
    } catch (IllegalArgumentException e) {
      return new Result.NeedsPerson("A push that can't be read");
    }
    // All of them, though one may be unknown: taking a report again changes nothing.
    var known = said.stream().map(this::take).toList();
    var since = Instant.parse(effect.payload().get("since"));
    return known.contains(false) && clock.instant().isBefore(since.plus(PATIENCE))
        ? new Result.Retry(WAIT, "A parcel nobody knows yet")
        : new Result.Done();
  }

  private boolean take(CourierPushes.Report report) {
    return report
        .reference()
        .map(id -> reports.report(id, report.waybill(), report.events()))
        .orElseGet(() -> reports.report(report.waybill(), report.events()));
  }
}
