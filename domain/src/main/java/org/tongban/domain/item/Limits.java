package org.tongban.domain.item;

import java.util.Objects;
import org.tongban.domain.calendar.WorkingDays;

/**
 * The time limits of an implementation, all in working days.
 *
 * @param legal the limit of the law (法定时限)
 * @param promised the promised limit (承诺时限), never longer than the legal one
 * @param notice within which corrections are asked, else the case counts as accepted (行政许可法 §32)
 * @param answer the applicant has to answer a correction notice
 * @param extension by which the legal limit may be extended with approval (行政许可法 §42)
 * @param delivery within which the paper is issued and delivered after the decision (行政许可法 §44)
 * @param basis the law that sets them, for people
 */
public record Limits(
    WorkingDays legal,
    WorkingDays promised,
    WorkingDays notice,
    WorkingDays answer,
    WorkingDays extension,
    WorkingDays delivery,
    String basis) {
  /** 行政许可法 §32 and §42: 5 working days to ask for corrections, 10 to extend, 10 to deliver. */
  public static final WorkingDays NOTICE = new WorkingDays(5);

  /** The default time to answer a correction notice; the law leaves it open. */
  public static final WorkingDays ANSWER = new WorkingDays(15);

  /** 行政许可法 §42: extension by at most 10 working days. */
  public static final WorkingDays EXTENSION = new WorkingDays(10);

  /** 行政许可法 §44: delivery within 10 working days of the decision. */
  public static final WorkingDays DELIVERY = new WorkingDays(10);

  /**
   * @throws IllegalArgumentException if the promise is longer than the law allows
   */
  public Limits {
    Objects.requireNonNull(notice);
    Objects.requireNonNull(answer);
    Objects.requireNonNull(extension);
    Objects.requireNonNull(delivery);
    Objects.requireNonNull(basis);
    if (promised.count() > legal.count()) {
      throw new IllegalArgumentException(
          "The promised limit of " + promised + " is longer than the legal one of " + legal);
    }
  }

  /** The two main limits, the rest as the law's defaults say. */
  public static Limits of(WorkingDays legal, WorkingDays promised, String basis) {
    return new Limits(legal, promised, NOTICE, ANSWER, EXTENSION, DELIVERY, basis);
  }
}
