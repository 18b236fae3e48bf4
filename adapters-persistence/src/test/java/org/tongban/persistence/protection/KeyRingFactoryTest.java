package org.tongban.persistence.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("I10")
class KeyRingFactoryTest {
  @TempDir Path folder;

  private KeyRing ring(Map<String, Object> properties) {
    try (var context = ApplicationContext.builder().properties(properties).build()) {
      context.getEnvironment().start();
      return new KeyRingFactory().keyRing(context.getEnvironment());
    }
  }

  @Test
  void refusesToStartWithoutKeysAndSaysHowToMakeThem() {
    assertThatThrownBy(() -> ring(Map.of("tongban.data", folder.toString())))
        .hasMessageContaining("new-keys")
        .hasMessageContaining("TONGBAN_KEYS_FILE");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void makesKeysInSampleModeOnceAndForTheOwnerAlone() throws IOException {
    var sample = Map.<String, Object>of("tongban.sample", true, "tongban.data", folder.toString());
    ring(sample);
    var file = folder.resolve(KeyRingFactory.SAMPLE_FILE);
    var keys = Files.readString(file);
    ring(sample);
    assertThat(file).hasContent(keys);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void readsTheFileThatTheCommandMade() {
    var file = folder.resolve("keys");
    assertThat(KeyFile.command(file.toString(), "aes")).isZero();
    assertThat(
            ring(Map.of("tongban.keys.file", file.toString(), "tongban.keys.profile", "aes"))
                .current()
                .profile())
        .isEqualTo(CipherProfile.AES);
    assertThat(KeyFile.command(file.toString())).isEqualTo(1);
    assertThat(KeyFile.command()).isEqualTo(2);
  }

  @Test
  void readsKeysFromTheConfigurationItself() {
    var text = KeyRing.generate(CipherProfile.SM4, "text");
    assertThat(ring(Map.of("tongban.keys", text)).current().toString()).contains("text");
    // A profile beside it does not hide it.
    assertThat(
            ring(Map.of("tongban.keys", text, "tongban.keys.profile", "sm4")).current().toString())
        .contains("text");
  }

  @Test
  void refusesKeysOfAnotherProfile() {
    var text = KeyRing.generate(CipherProfile.SM4, "text");
    assertThatThrownBy(() -> ring(Map.of("tongban.keys", text, "tongban.keys.profile", "aes")))
        .hasMessageContaining("profile");
    assertThatThrownBy(() -> ring(Map.of("tongban.keys", text, "tongban.keys.profile", "des")))
        .hasMessageContaining("tongban.keys.profile");
  }
}
