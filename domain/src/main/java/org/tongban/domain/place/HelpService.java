package org.tongban.domain.place;

/** What a help station (帮办事工作站) does for people. */
public enum HelpService {
  CONSULTATION("咨询导办", "说清楚要办什么，告诉您去哪里、带什么、多久能办好。"),
  FOLLOW_UP("跟踪督办", "申请交上去以后，帮您盯进度、催超期。"),
  PRE_CHECK("材料预审", "先看一遍材料，缺什么一次讲清，少跑一趟。"),
  ONLINE_ASSISTANCE("协助网上申办", "不会用手机、电脑的，工作人员手把手协助。"),
  AGENCY("帮办代办", "来不了的，签一份委托，由帮办人员代为办理。"),
  FREE_DELIVERY("快递免费送达", "证照批文免费寄到家。");

  private final String label;
  private final String words;

  HelpService(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** What it means, for people. */
  public String words() {
    return words;
  }
}
