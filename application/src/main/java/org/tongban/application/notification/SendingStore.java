package org.tongban.application.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.transaction.Page;
import org.tongban.domain.notification.NoticeChannel;
import org.tongban.domain.notification.SendingOutcome;
import org.tongban.domain.person.SubjectId;

/**
 * Notices that wait for their time, and the log of what was sent, to which entries are only ever
 * added until they are old enough to be removed. Personal data are encrypted: under the person's
 * key where there is a person. Calls join the caller's transaction. Every implementation passes
 * {@code SendingStoreContract}.
 */
public interface SendingStore {
  /** Has notices wait; one that waits already, by reference and way, changes nothing. */
  void wait(List<Waiting> notices);

  /**
   * Takes notices whose time has come, and counts one try more for each. Who does not finish them
   * ({@link #done}, {@link #again}) within the lease leaves them to another.
   */
  List<Claimed> claim(Instant now, Duration lease, int most);

  /** They need not wait any more. */
  void done(Collection<Long> ids);

  /**
   * They wait on.
   *
   * @param tries how many tries are to count
   */
  void again(Collection<Long> ids, Instant due, int tries);

  /** Adds entries to the log. */
  void log(List<Entry> entries);

  /** Whether the notice is in the log, or waits. */
  boolean accounted(SubjectId person, NoticeChannel channel, String reference);

  /** What was sent to the person, the latest first. */
  Page<Entry> ofPerson(SubjectId person, Page.Request page);

  /** What was sent to anybody, the latest first. */
  Page<Entry> all(Filter filter, Page.Request page);

  /**
   * Removes entries from before then.
   *
   * @return how many, at most as many as allowed
   */
  int forget(Instant before, int most);

  /**
   * A notice that waits.
   *
   * @param tries how often it was sent without anybody knowing what came of it
   */
  record Waiting(Telling telling, NoticeChannel channel, Instant due, int tries) {
    public Waiting {
      Objects.requireNonNull(telling);
      Objects.requireNonNull(channel);
      Objects.requireNonNull(due);
    }
  }

  /** One that was claimed; its try is counted. */
  record Claimed(long id, Waiting waiting, Instant since) {
    public Claimed {
      Objects.requireNonNull(waiting);
      Objects.requireNonNull(since);
    }
  }

  /**
   * An entry of the log.
   *
   * @param person empty for a code to somebody who has not signed in
   * @param together how many notices went in that message
   * @param to the masked number or address; empty where nothing was sent
   * @param receipt by which the other side knows it; may be empty
   */
  record Entry(
      Optional<SubjectId> person,
      String reference,
      Notices.Kind kind,
      NoticeChannel channel,
      Instant at,
      SendingOutcome outcome,
      int together,
      String to,
      String receipt) {
    public Entry {
      Objects.requireNonNull(person);
      Objects.requireNonNull(reference);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(channel);
      Objects.requireNonNull(at);
      Objects.requireNonNull(outcome);
      Objects.requireNonNull(to);
      Objects.requireNonNull(receipt);
    }
  }

  /** Which entries; an empty part means any. */
  record Filter(
      Optional<SubjectId> person,
      Optional<NoticeChannel> channel,
      Optional<SendingOutcome> outcome) {
    /** All of them. */
    public static final Filter NONE =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    public Filter {
      Objects.requireNonNull(person);
      Objects.requireNonNull(channel);
      Objects.requireNonNull(outcome);
    }
  }
}
