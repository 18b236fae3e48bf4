package org.tongban.domain.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tongban.domain.paper.TextDifference.Kind;
import org.tongban.domain.paper.TextDifference.Line;

class TextDifferenceTest {
  @Test
  void namesWhatWasTakenAwayAndWhatWasPutIn() {
    assertThat(TextDifference.between("甲\n乙\n丙\n丁\n", "甲\n丙\n戊\n丁\n"))
        .containsExactly(
            new Line(Kind.SAME, "甲"),
            new Line(Kind.REMOVED, "乙"),
            new Line(Kind.SAME, "丙"),
            new Line(Kind.ADDED, "戊"),
            new Line(Kind.SAME, "丁"));
    assertThat(TextDifference.between("", "甲")).containsExactly(new Line(Kind.ADDED, "甲"));
  }

  @Test
  void endsSoonWithVeryManyLines() {
    var many = "甲\n".repeat(3500);
    assertThat(TextDifference.between("始\n" + many + "终", "始\n" + "乙\n".repeat(3500) + "终"))
        .hasSize(7002)
        .startsWith(new Line(Kind.SAME, "始"))
        .endsWith(new Line(Kind.SAME, "终"));
  }

  @Property(tries = 200)
  void bothTextsCanBeReadFromIt(
      @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String before,
      @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String after) {
    var old = String.join("\n", before.split(""));
    var now = String.join("\n", after.split(""));
    var lines = TextDifference.between(old, now);
    assertThat(read(lines, Kind.ADDED)).isEqualTo(old.lines().toList());
    assertThat(read(lines, Kind.REMOVED)).isEqualTo(now.lines().toList());
  }

  private static List<String> read(List<Line> lines, Kind without) {
    return lines.stream().filter(line -> line.kind() != without).map(Line::text).toList();
  }
}
