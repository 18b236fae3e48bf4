package org.tongban.domain.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * How a sample's seal looks: a circle, a five-pointed star, the name along the arc from left to
 * right, what a special seal is for below the star (国发〔1999〕25号, 11 to 14, for units without the
 * national emblem), and that it is a sample. The state's emblem is never drawn.
 *
 * <p>Lengths are in millimetres, the origin is the centre, y goes up, angles are in degrees against
 * the clock.
 *
 * @param radius of the middle of the rim
 * @param rim its width
 * @param star the ten corners of the star
 */
public record DrawnSeal(double radius, double rim, List<Corner> star, List<Letter> letters) {
  /** How wide the rim is. */
  private static final double RIM = 1.2;

  /** Between the rim and the letters. */
  private static final double GAP = 0.9;

  /** In parts of the radius. */
  private static final double LARGEST_LETTER = 0.27;

  private static final double STAR = 0.31;

  /** The inner corners of a five-pointed star, in parts of the outer ones. */
  private static final double WAIST = 0.382;

  /** How far the name goes at most, with and without a line below the star. */
  private static final double ARC_ABOVE_LINE = 224;

  private static final double ARC = 268;

  /** A point. */
  public record Corner(double x, double y) {}

  /**
   * A letter.
   *
   * @param x of the middle of its square
   * @param y of the middle of its square
   * @param degrees by which it is turned
   * @param size the side of its square
   */
  public record Letter(String text, double x, double y, double degrees, double size) {}

  public DrawnSeal {
    star = List.copyOf(star);
    letters = List.copyOf(letters);
  }

  /** That of a seal with this name. */
  public static DrawnSeal of(SealKind kind, String name, int diameter) {
    var outer = diameter / 2.0;
    var letters = new ArrayList<Letter>();
    arc(letters, name, outer, kind.special() ? ARC_ABOVE_LINE : ARC);
    if (kind.special()) {
      line(
          letters,
          kind.label(),
          -0.54 * outer,
          Math.min(0.17 * outer, 1.3 * outer / kind.label().length()));
      line(letters, "示例", -0.78 * outer, 0.15 * outer);
    } else {
      line(letters, "（示例）", -0.56 * outer, 0.19 * outer);
    }
    return new DrawnSeal(outer - RIM / 2, RIM, star(STAR * outer), letters);
  }

  private static void arc(List<Letter> letters, String name, double outer, double most) {
    var all = name.codePoints().mapToObj(Character::toString).toList();
    var count = all.size();
    var size = LARGEST_LETTER * outer;
    var middle = outer - RIM - GAP - size / 2;
    // A letter in half as much room again as it needs, as long as there is room for it.
    var step = Math.toDegrees(1.5 * size / middle);
    if (count > 1 && step * (count - 1) > most) {
      step = most / (count - 1);
      size = Math.min(size, Math.toRadians(step) * middle * 0.94);
      middle = outer - RIM - GAP - size / 2;
    }
    for (int place = 0; place < count; place++) {
      var degrees = step * ((count - 1) / 2.0 - place);
      var angle = Math.toRadians(90 + degrees);
      letters.add(
          new Letter(
              all.get(place), middle * Math.cos(angle), middle * Math.sin(angle), degrees, size));
    }
  }

  private static void line(List<Letter> letters, String text, double y, double size) {
    var all = text.codePoints().mapToObj(Character::toString).toList();
    for (int place = 0; place < all.size(); place++) {
      letters.add(
          new Letter(all.get(place), (place - (all.size() - 1) / 2.0) * size * 1.05, y, 0, size));
    }
  }

  private static List<Corner> star(double outer) {
    var corners = new ArrayList<Corner>();
    for (int corner = 0; corner < 10; corner++) {
      var angle = Math.toRadians(90 + 36 * corner);
      var length = corner % 2 == 0 ? outer : outer * WAIST;
      corners.add(new Corner(length * Math.cos(angle), length * Math.sin(angle)));
    }
    return corners;
  }
}
