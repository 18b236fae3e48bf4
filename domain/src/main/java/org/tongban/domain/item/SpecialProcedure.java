package org.tongban.domain.item;

/** What may interrupt a review (特别程序). */
public enum SpecialProcedure {
  HEARING("听证", true),
  BIDDING("招标", true),
  AUCTION("拍卖", true),
  INSPECTION("检验", true),
  TESTING("检测", true),
  QUARANTINE("检疫", true),
  APPRAISAL("鉴定", true),
  EXPERT_REVIEW("专家评审", true),
  PUBLICATION("公示", false),
  ON_SITE_CHECK("现场核查", false);

  private final String label;
  private final boolean stopsClock;

  SpecialProcedure(String label, boolean stopsClock) {
    this.label = label;
    this.stopsClock = stopsClock;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /**
   * Whether its time does not count (行政许可法 §45). Public notice and on-site checks do count unless
   * an item's own basis says otherwise, see {@link SpecialProcedureRule}.
   */
  public boolean stopsClock() {
    return stopsClock;
  }
}
