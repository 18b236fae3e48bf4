package org.tongban.server.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every invariant that is due has a test that carries its number. */
class InvariantsHaveTestsTest {
  /** I11 comes with erasure as a use case. */
  private static final Set<String> DUE =
      Set.of("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I12");

  private static final Pattern TAG = Pattern.compile("@Tag\\(\"(I[0-9]+)\"\\)");

  @Test
  void everyInvariantThatIsDueHasATest() throws IOException {
    var found = new HashSet<String>();
    try (var modules = Files.list(Path.of("..").toAbsolutePath().normalize())) {
      for (var module : modules.map(folder -> folder.resolve("src/test")).toList()) {
        if (Files.isDirectory(module)) {
          found.addAll(tags(module));
        }
      }
    }
    assertThat(found).containsAll(DUE);
  }

  private static Set<String> tags(Path module) throws IOException {
    var found = new HashSet<String>();
    try (var files = Files.walk(module)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        TAG.matcher(Files.readString(file))
            .results()
            .map((MatchResult tag) -> tag.group(1))
            .forEach(found::add);
      }
    }
    return found;
  }
}
