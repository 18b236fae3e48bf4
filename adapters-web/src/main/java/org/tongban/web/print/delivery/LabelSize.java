package org.tongban.web.print.delivery;

/** The thermal labels that couriers use. */
public enum LabelSize {
  MM_100_150(150),
  MM_100_180(180);

  private final int height;

  LabelSize(int height) {
    this.height = height;
  }

  /** Millimetres. */
  public int width() {
    return 100;
  }

  /** Millimetres. */
  public int height() {
    return height;
  }

  /** For people. */
  public String label() {
    return "100 × " + height + " 毫米";
  }
}
