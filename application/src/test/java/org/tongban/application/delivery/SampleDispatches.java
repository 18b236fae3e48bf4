package org.tongban.application.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchOrder;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/** Invented dispatches for tests. */
public final class SampleDispatches {
  /** When they are ordered. */
  public static final Instant ORDERED = Instant.parse("2026-03-02T01:00:00Z");

  /** Who sends them. */
  public static final UnitCode SENDER = new UnitCode("MZJ-449999");

  /** Where they go. */
  public static final Recipient RECIPIENT =
      new Recipient(
          new PersonName("测平安"),
          new MobileNumber("15400000001"),
          new RegionCode("449999"),
          "测试路1号2栋303");

  private static final CourierName COURIER = new CourierName("测试快递");
  private static final AtomicLong COUNT = new AtomicLong(1);

  private SampleDispatches() {}

  /** An identifier after all before, as version 7 gives them. */
  public static UUID id() {
    return new UUID(
        0x0190_0000_0000_7000L + (COUNT.get() << 16), 1L << 63 | COUNT.getAndIncrement());
  }

  /** A case's number, another for each. */
  public static CaseNumber number() {
    return CaseNumber.create("449999", LocalDate.of(2026, 3, 1), COUNT.getAndIncrement() * 37);
  }

  /** A waybill, another for each. */
  public static Waybill waybill() {
    return new Waybill(COURIER, "TEST" + COUNT.getAndIncrement());
  }

  /** A new dispatch of a new case. */
  public static Dispatch.Ready ready(SubjectId applicant) {
    return ready(applicant, new CaseId(id()), Optional.empty(), SENDER);
  }

  /** A new dispatch. */
  public static Dispatch.Ready ready(
      SubjectId applicant, CaseId caseId, Optional<SubjectId> filedBy, UnitCode sender) {
    return new Dispatch.Ready(
        new DispatchOrder(
            new DispatchId(id()),
            caseId,
            number(),
            applicant,
            filedBy,
            sender,
            RECIPIENT,
            ORDERED));
  }

  /** What a courier reports, so many minutes after the order. */
  public static ParcelEvent event(ParcelEvent.Kind kind, int minutes) {
    return new ParcelEvent(
        kind + "-" + minutes,
        ORDERED.plusSeconds(minutes * 60L),
        kind,
        "快件" + kind.label(),
        "测试市",
        kind == ParcelEvent.Kind.SIGNED ? "本人" : "");
  }
}
