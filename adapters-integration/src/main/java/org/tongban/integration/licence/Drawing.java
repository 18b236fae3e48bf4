package org.tongban.integration.licence;

/**
 * A page that is drawn: lengths are in millimetres from the upper left corner, sizes of letters in
 * points.
 */
interface Drawing {
  /** Where a text stands, seen from its x. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** Colours, as an office prints them. */
  enum Ink {
    BLACK(0x1a, 0x1a, 0x1a),
    GREY(0x59, 0x59, 0x59),
    PALE(0xec, 0xec, 0xec),
    WHITE(0xff, 0xff, 0xff),
    RED(0xb0, 0x1e, 0x23);

    private final int red;
    private final int green;
    private final int blue;

    Ink(int red, int green, int blue) {
      this.red = red;
      this.green = green;
      this.blue = blue;
    }

    int red() {
      return red;
    }

    int green() {
      return green;
    }

    int blue() {
      return blue;
    }
  }

  /**
   * How a text looks.
   *
   * @param bold in heavier strokes
   * @param angle in degrees, against the clock
   */
  record Type(double size, Align align, boolean bold, Ink ink, double angle) {
    static Type of(double size) {
      return new Type(size, Align.LEFT, false, Ink.BLACK, 0);
    }

    Type centred() {
      return new Type(size, Align.CENTRE, bold, ink, angle);
    }

    Type heavy() {
      return new Type(size, align, true, ink, angle);
    }

    Type in(Ink other) {
      return new Type(size, align, bold, other, angle);
    }

    Type turned(double degrees) {
      return new Type(size, align, bold, ink, degrees);
    }
  }

  /** One line of text, its base line at {@code y}. */
  void text(double x, double y, Type type, String text);

  /** The outline of a box. */
  void box(double x, double y, double width, double height, double thickness, Ink ink);

  /** A filled box. */
  void area(double x, double y, double width, double height, Ink ink);
}
