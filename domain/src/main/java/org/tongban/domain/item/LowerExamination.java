package org.tongban.domain.item;

import java.util.List;
import java.util.Optional;
import org.tongban.domain.calendar.WorkingDays;

/**
 * How long lower levels may examine a case before it goes up to be decided (行政许可法 §43): 20 working
 * days from its acceptance. All lower levels of a chain share them, since the one acceptance at the
 * first level is the only one there is.
 */
public final class LowerExamination {
  /** 行政许可法 §43. */
  public static final WorkingDays LONGEST = new WorkingDays(20);

  private LowerExamination() {}

  /**
   * What stands against a chain, in Chinese words, or empty if it is lawful. The limit binds type
   * 01 (行政许可); for other types it is the default, which the basis of the limits may change.
   *
   * @param basis the law that sets the limits; blank if none is named
   */
  public static Optional<String> problem(ItemType type, List<ChainStep> chain, String basis) {
    var days = chain.stream().mapToInt(step -> step.allowance().count()).sum();
    if (days <= LONGEST.count()) {
      return Optional.empty();
    }
    var words = "下级机关审查共 " + days + " 个工作日，超过" + LONGEST + "（行政许可法第四十三条）";
    if (type == ItemType.LICENSING) {
      return Optional.of(words + "，请缩短各级审查的天数。");
    }
    return basis.isBlank() ? Optional.of(words + "；不是行政许可的，要写明另有规定的依据。") : Optional.empty();
  }

  /** What stands against an implementation's chain, or empty if it is lawful. */
  public static Optional<String> problem(Implementation implementation) {
    return problem(
        implementation.item().type(), implementation.chain(), implementation.limits().basis());
  }
}
