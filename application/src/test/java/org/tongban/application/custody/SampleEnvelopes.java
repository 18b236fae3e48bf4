package org.tongban.application.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.custody.AlarmId;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.CustodyAlarm;
import org.tongban.domain.custody.CustodyCode;
import org.tongban.domain.custody.CustodyEntry;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.HandOverId;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/** Invented envelopes, lists and alarms for tests of what keeps them. */
public final class SampleEnvelopes {
  /** A moment with all its microseconds. */
  public static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456Z");

  private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() & 0xFFFFFFFFFFL);

  private SampleEnvelopes() {}

  /** An identity that sorts after those given before. */
  public static UUID id() {
    return new UUID(0x0190_0000_0000_7000L, NEXT.incrementAndGet());
  }

  /** A unit that no other test has. */
  public static UnitCode unit() {
    return new UnitCode("DT-" + NEXT.incrementAndGet());
  }

  /** Packed at the sender for the destination. */
  public static Envelope.Packed packed(SubjectId applicant, UnitCode sender, UnitCode destination) {
    var id = id();
    return new Envelope.Packed(
        new Contents(
            new EnvelopeId(id),
            CustodyCode.create(CustodyCode.Kind.ENVELOPE, id.getLeastSignificantBits()),
            new Contents.About(
                new CaseId(id()),
                CaseNumber.create(
                    "449999", java.time.LocalDate.of(2026, 3, 2), NEXT.incrementAndGet()),
                "高龄津贴",
                applicant),
            sender,
            destination,
            Contents.Purpose.FORWARD,
            List.of(new Paper("id-card", "居民身份证", 1), new Paper("household", "户口簿", 2)),
            0,
            NOON),
        sender,
        Optional.empty());
  }

  /** The first link of its chain. */
  public static CustodyEntry entry(CustodyEntry.Kind kind, UnitCode at, String note) {
    return new CustodyEntry(
        kind, NOON, new ActorId(new UUID(3, 1)), at, Optional.empty(), Optional.empty(), note);
  }

  /** A list with these. */
  public static HandOverList list(UnitCode from, UnitCode to, EnvelopeId... envelopes) {
    var id = id();
    return new HandOverList(
        new HandOverId(id),
        CustodyCode.create(CustodyCode.Kind.LIST, id.getLeastSignificantBits()),
        from,
        to,
        List.of(envelopes),
        NOON,
        HandOverList.State.MADE,
        Optional.empty(),
        Optional.empty());
  }

  /** An alarm about the leg. */
  public static CustodyAlarm alarm(
      Envelope envelope, int leg, CustodyAlarm.Kind kind, UnitCode from, UnitCode to) {
    return new CustodyAlarm(
        new AlarmId(id()),
        envelope.contents().id(),
        leg,
        kind,
        from,
        to,
        envelope.contents().papers(),
        NOON,
        Optional.empty());
  }
}
