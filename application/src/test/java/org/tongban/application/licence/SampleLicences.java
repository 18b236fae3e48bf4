package org.tongban.application.licence;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.Particulars;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.UnitCode;

/** Invented licences for tests. */
public final class SampleLicences {
  /** When they are issued. */
  public static final LocalDate ISSUED = LocalDate.of(2026, 3, 2);

  /** Who issues them. */
  public static final UnitCode ISSUER = new UnitCode("MZJ-449999");

  /** Their type: the basic code of the item that leads to them. */
  public static final String TYPE = "440511001000";

  private static final UnifiedSocialCreditCode ISSUER_CODE =
      new UnifiedSocialCreditCode("11449999TE5T00075F");

  private static final AtomicLong COUNT = new AtomicLong(1);

  private SampleLicences() {}

  /** An identity after all before. */
  public static UUID id() {
    return new UUID(
        0x0190_0000_0000_7000L + (COUNT.get() << 16), 1L << 63 | COUNT.getAndIncrement());
  }

  /** What a new licence of that holder says. */
  public static Particulars particulars(SubjectId holder) {
    return particulars(holder, new CaseId(id()), Optional.empty());
  }

  /** What a new licence says. */
  public static Particulars particulars(
      SubjectId holder, CaseId caseId, Optional<LocalDate> validUntil) {
    return new Particulars(
        new LicenceNumber(
            TYPE, ISSUER_CODE, "20260302ABCDEF" + (100_000 + COUNT.getAndIncrement()), 1),
        caseId,
        "44999920260302000017-1",
        "高龄老人生活津贴核定通知书",
        "高龄老人生活津贴",
        new Particulars.Holder(holder, "测平安", "测*", "公民身份号码", "449999194003020018"),
        ISSUER,
        "测试市民政局",
        ISSUED,
        validUntil);
  }

  /** A new licence. */
  public static Licence.Preparing preparing(SubjectId holder) {
    return new Licence.Preparing(new LicenceId(id()), particulars(holder));
  }

  /** Files that were made. */
  public static Licence.Files files() {
    return new Licence.Files(id(), id());
  }
}
