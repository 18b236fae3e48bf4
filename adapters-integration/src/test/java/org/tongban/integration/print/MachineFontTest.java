package org.tongban.integration.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFontTest {
  @Test
  void takesTheOneThatIsConfiguredWithItsFace(@TempDir Path folder) throws IOException {
    var file = Files.createFile(folder.resolve("some.ttc"));
    assertThat(new MachineFont(file + ",3").place()).contains(file + ",3");
  }

  @Test
  void refusesOneThatIsNotThere() {
    assertThatThrownBy(() -> new MachineFont("/nowhere/font.ttf"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void findsTheUsualOne() {
    assertThat(new MachineFont("").place()).isPresent();
  }
}
