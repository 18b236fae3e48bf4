package org.tongban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the server's file, each in a process of its own, as an operator runs them. */
class CommandsTest {
  private static final String PASSWORD = "a-long-password-9";

  @TempDir private Path folder;

  /** What a command said, and its exit code. */
  private record Outcome(int code, String words) {}

  private Outcome run(Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    var command = ServerJava.command("256m", "org.tongban.server.TongbanServer");
    command.addAll(Arrays.asList(arguments));
    var output = Files.createTempFile(folder, "output", ".txt");
    var typed = Files.createTempFile(folder, "input", ".txt");
    Files.writeString(typed, input);
    var builder = new ProcessBuilder(command);
    // Not what the tests of the same class path run in.
    builder.environment().remove("MICRONAUT_ENVIRONMENTS");
    builder.environment().put("TONGBAN_DATA", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile()).redirectInput(typed.toFile());
    var process = builder.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends by itself").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private Map<String, String> real(Path keys) throws IOException {
    var token = folder.resolve("token.key");
    Files.writeString(token, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    return new HashMap<>(
        Map.of(
            "TONGBAN_KEYS_FILE", keys.toString(), "TONGBAN_WEB_TOKEN_KEY_FILE", token.toString()));
  }

  @Test
  void newKeysAreMadeOnceForTheirOwnerAlone() throws Exception {
    var file = folder.resolve("keys.txt");
    var made = run(Map.of(), "", "new-keys", file.toString());
    assertThat(made.code()).as(made.words()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var keys = Files.readString(file);
    assertThat(made.words())
        .contains(file.toString())
        .doesNotContain(keys.lines().toList().getLast());
    var again = run(Map.of(), "", "new-keys", file.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.words()).contains("is there already");
    assertThat(Files.readString(file)).isEqualTo(keys);
    assertThat(run(Map.of(), "", "new-keys").code()).isEqualTo(2);
    assertThat(run(Map.of(), "", "new-keys", folder.resolve("other").toString(), "rot13").code())
        .isEqualTo(1);
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void theFirstAdministratorIsLetInOnceWithTheNewKeys() throws Exception {
    var file = folder.resolve("keys.txt");
    assertThat(run(Map.of(), "", "new-keys", file.toString(), "aes").code()).isZero();
    var environment = real(file);
    environment.put("TONGBAN_KEYS_PROFILE", "aes");
    var weak = run(environment, "short\n", "new-administrator", "root-1", "测管理", "MZJ-440983");
    assertThat(weak.code()).isEqualTo(1);
    var made =
        run(environment, PASSWORD + "\n", "new-administrator", "root-1", "测管理", "MZJ-440983");
    assertThat(made.code()).as(made.words()).isZero();
    assertThat(made.words()).contains("The account root-1 is made.").doesNotContain(PASSWORD);
    var second =
        run(environment, PASSWORD + "\n", "new-administrator", "root-2", "测管理", "MZJ-440983");
    assertThat(second.code()).isEqualTo(1);
    assertThat(run(environment, "", "new-administrator", "root-1").code()).isEqualTo(2);
    var badLogin = run(environment, PASSWORD, "new-administrator", "Root 1", "测管理", "MZJ-440983");
    assertThat(badLogin.code()).isEqualTo(1);
  }
}
