package org.tongban.domain.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a notice goes to a person outside the portal, so that nobody is flooded and nobody is woken.
 *
 * @param grouping after a message the next notices to the same person by the same way wait until
 *     that time has passed, and then go as one
 * @param smsPerDay how many short messages a person gets on one day; what must be told is exempt
 * @param mailPerDay likewise by mail
 * @param quiet when people are not disturbed, unless they choose otherwise
 */
public record SendingRules(Duration grouping, int smsPerDay, int mailPerDay, QuietHours quiet) {
  private static final Duration LONGEST_GROUPING = Duration.ofHours(12);

  /**
   * @throws IllegalArgumentException if a time is negative or the grouping longer than twelve
   *     hours, or not even one message is allowed
   */
  public SendingRules {
    Objects.requireNonNull(quiet);
    if (grouping.isNegative() || grouping.compareTo(LONGEST_GROUPING) > 0) {
      throw new IllegalArgumentException("Notices are grouped for 0 to 12 hours: " + grouping);
    }
    if (smsPerDay < 1 || mailPerDay < 1) {
      throw new IllegalArgumentException("A person gets at least one message a day");
    }
  }

  /**
   * What was planned for a person by one way on this day.
   *
   * @param messages how many, those that wait included
   * @param last the moment of the last one, which may lie ahead
   */
  public record Recent(int messages, Optional<Instant> last) {
    /** Nothing. */
    public static final Recent NOTHING = new Recent(0, Optional.empty());

    /** The same and one more. */
    public Recent and(Instant moment) {
      return last.filter(moment::equals).isPresent()
          ? this
          : new Recent(messages + 1, Optional.of(moment));
    }
  }

  /** The answer to {@link #decide}. */
  public sealed interface Decision {
    /** At this moment; it may lie ahead. */
    record At(Instant moment) implements Decision {}

    /** Not by this way: the person does not want it. */
    record NotWanted() implements Decision {}

    /** Not by this way: the person got enough for today. */
    record Enough() implements Decision {}
  }

  /**
   * Decides.
   *
   * @param compulsory whether it must be told, whatever the person chose: by law, or because
   *     somebody did something in their name
   */
  public Decision decide(
      NoticeChannel channel,
      Topic topic,
      boolean compulsory,
      Preferences preferences,
      Recent recent,
      Instant now) {
    if (!wanted(channel, topic, compulsory, preferences)) {
      return new Decision.NotWanted();
    }
    var waits = recent.last().filter(now::isBefore);
    if (waits.isPresent()) {
      return new Decision.At(waits.get());
    }
    if (!compulsory && recent.messages() >= perDay(channel)) {
      return new Decision.Enough();
    }
    var free = recent.last().map(last -> last.plus(grouping)).filter(now::isBefore).orElse(now);
    return new Decision.At(preferences.quietHours(quiet).firstAfter(free));
  }

  /** Whether the person wants, or must be told, such a thing by that way. */
  public boolean wanted(
      NoticeChannel channel, Topic topic, boolean compulsory, Preferences preferences) {
    boolean heard = compulsory || !preferences.muted().contains(topic);
    return switch (channel) {
      case PORTAL -> true;
      case SMS -> compulsory || preferences.sms() && heard;
      case MAIL -> preferences.mailWorks() && heard;
    };
  }

  private int perDay(NoticeChannel channel) {
    return switch (channel) {
      case PORTAL -> Integer.MAX_VALUE;
      case SMS -> smsPerDay;
      case MAIL -> mailPerDay;
    };
  }
}
