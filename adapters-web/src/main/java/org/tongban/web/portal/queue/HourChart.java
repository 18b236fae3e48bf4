package org.tongban.web.portal.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.tongban.domain.queue.HallStatistics.Hour;

/**
 * The load by hour as bars of an SVG picture, 720 by 260 units.
 *
 * @param lines of the scale
 */
public record HourChart(List<Bar> bars, List<Label> labels, List<Line> lines) {
  private static final double LEFT = 44;
  private static final double WIDTH = 666;
  private static final double TOP = 14;
  private static final double HEIGHT = 206;
  private static final List<String> KINDS = List.of("arrivals", "called", "waiting");
  private static final List<ToIntFunction<Hour>> VALUES =
      List.of(Hour::arrivals, Hour::called, Hour::waiting);

  /**
   * A bar.
   *
   * @param kind arrivals, called or waiting
   */
  public record Bar(String kind, String x, String y, String width, String height) {}

  /** A word below the bars. */
  public record Label(String x, String text) {}

  /** A line of the scale. */
  public record Line(String y, int value) {}

  /** The picture of these hours; at least one. */
  public static HourChart of(List<Hour> hours) {
    int most =
        hours.stream()
            .flatMapToInt(hour -> VALUES.stream().mapToInt(value -> value.applyAsInt(hour)))
            .max()
            .orElse(0);
    int step = step(most);
    int top = Math.max(step, (most + step - 1) / step * step);
    double slot = WIDTH / hours.size();
    double width = Math.min(26, slot / 4);
    var bars = new ArrayList<Bar>();
    var labels = new ArrayList<Label>();
    for (int i = 0; i < hours.size(); i++) {
      double middle = LEFT + slot * (i + 0.5);
      for (int kind = 0; kind < KINDS.size(); kind++) {
        double height = HEIGHT * VALUES.get(kind).applyAsInt(hours.get(i)) / top;
        bars.add(
            new Bar(
                KINDS.get(kind),
                text(middle + (kind - 1.5) * width),
                text(TOP + HEIGHT - height),
                text(width - 2),
                text(height)));
      }
      labels.add(new Label(text(middle), hours.get(i).hour() + " 时"));
    }
    var lines = new ArrayList<Line>();
    for (int value = 0; value <= top; value += step) {
      lines.add(new Line(text(TOP + HEIGHT - HEIGHT * value / top), value));
    }
    return new HourChart(bars, labels, lines);
  }

  /** Of 1, 2, 5, 10, 20 and so on the first that needs four lines at most. */
  private static int step(int most) {
    for (int tens = 1; ; tens *= 10) {
      for (int step : new int[] {tens, 2 * tens, 5 * tens}) {
        if (most <= step * 4) {
          return step;
        }
      }
    }
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
