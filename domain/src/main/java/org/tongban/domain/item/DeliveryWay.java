package org.tongban.domain.item;

/** How a result reaches the person (送达). */
public enum DeliveryWay {
  MAIL("免费寄递"),
  ELECTRONIC("网络送达"),
  PICK_UP("窗口或村站领取");

  private final String label;

  DeliveryWay(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
