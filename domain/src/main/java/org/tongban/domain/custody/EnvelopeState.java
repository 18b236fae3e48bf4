package org.tongban.domain.custody;

/** The name of an envelope's state, as lists filter by it. */
public enum EnvelopeState {
  PACKED("待交接"),
  ON_THE_WAY("在途"),
  ARRIVED("已收到"),
  BACK("已退还本人"),
  LOST("已遗失");

  private final String label;

  EnvelopeState(String label) {
    this.label = label;
  }

  /** In Chinese words. */
  public String label() {
    return label;
  }

  /** Whether it still holds papers that somebody answers for. */
  public boolean open() {
    return switch (this) {
      case PACKED, ON_THE_WAY, ARRIVED -> true;
      case BACK, LOST -> false;
    };
  }
}
