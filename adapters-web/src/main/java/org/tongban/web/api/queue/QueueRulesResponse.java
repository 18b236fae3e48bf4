package org.tongban.web.api.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.tongban.application.queue.HallStore;
import org.tongban.domain.queue.Priority;
import org.tongban.domain.queue.QueueRules;
import org.tongban.web.api.Inputs;

/**
 * The rules of a hall's queue.
 *
 * @param headStartMinutes by name of priority: as if they had come so long before
 * @param bookedHeadStartMinutes of booked visitors, before their booked time
 * @param earlyMinutes how long before that time they may be called though others wait
 * @param graceMinutes how late they may come
 * @param calls how often somebody is called before they count as absent
 * @param patienceSeconds and how long after the first call at least
 * @param returns how often they may come back on the day
 * @param checkInMinutes how long before the booked time visitors may check themselves in
 */
@Serdeable
record QueueRulesResponse(
    Map<String, Long> headStartMinutes,
    long bookedHeadStartMinutes,
    long earlyMinutes,
    long graceMinutes,
    int calls,
    long patienceSeconds,
    int returns,
    long checkInMinutes) {
  static QueueRulesResponse of(HallStore.StoredRules stored) {
    var rules = stored.rules();
    var headStarts = new TreeMap<String, Long>();
    for (var priority : Priority.values()) {
      headStarts.put(priority.name(), rules.headStart(priority).toMinutes());
    }
    return new QueueRulesResponse(
        headStarts,
        rules.bookedHeadStart().toMinutes(),
        rules.early().toMinutes(),
        rules.grace().toMinutes(),
        rules.calls(),
        rules.patience().toSeconds(),
        rules.returns(),
        rules.checkIn().toMinutes());
  }

  /** Rules that are to hold: all of them, in the same words. */
  @Serdeable
  record QueueRulesRequest(
      @Nullable Map<String, Integer> headStartMinutes,
      @Nullable Integer bookedHeadStartMinutes,
      @Nullable Integer earlyMinutes,
      @Nullable Integer graceMinutes,
      @Nullable Integer calls,
      @Nullable Integer patienceSeconds,
      @Nullable Integer returns,
      @Nullable Integer checkInMinutes) {
    QueueRules read(Inputs inputs) {
      var headStarts = new EnumMap<Priority, Duration>(Priority.class);
      if (headStartMinutes != null) {
        headStartMinutes.forEach(
            (name, minutes) -> {
              var pointer = "/headStartMinutes/" + pointer(name);
              var priority = inputs.required(pointer, name, Inputs.constant(Priority.class));
              int span = within(inputs, pointer, minutes, 0, 240);
              if (priority != null) {
                headStarts.put(priority, Duration.ofMinutes(span));
              }
            });
      }
      int booked = within(inputs, "/bookedHeadStartMinutes", bookedHeadStartMinutes, 0, 240);
      int early = within(inputs, "/earlyMinutes", earlyMinutes, 0, 60);
      int grace = within(inputs, "/graceMinutes", graceMinutes, 0, 60);
      int times = within(inputs, "/calls", calls, 1, 10);
      int patience = within(inputs, "/patienceSeconds", patienceSeconds, 0, 600);
      int back = within(inputs, "/returns", returns, 0, 5);
      int ahead = within(inputs, "/checkInMinutes", checkInMinutes, 0, 240);
      inputs.check();
      return new QueueRules(
          headStarts,
          Duration.ofMinutes(booked),
          Duration.ofMinutes(early),
          Duration.ofMinutes(grace),
          times,
          Duration.ofSeconds(patience),
          back,
          Duration.ofMinutes(ahead));
    }

    /** A name as a part of a JSON pointer (RFC 6901), no longer than is useful. */
    private static String pointer(String name) {
      var part = name.replace("~", "~0").replace("/", "~1");
      return part.substring(0, Math.min(part.length(), 40));
    }

    private static int within(Inputs inputs, String pointer, Integer value, int from, int to) {
      if (value == null || value < from || value > to) {
        inputs.wrong(pointer, "应为 " + from + " 至 " + to + " 的整数。");
        return from;
      }
      return value;
    }
  }
}
