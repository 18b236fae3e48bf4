package org.tongban.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An administrator hands files of reference data in. */
final class ImportOverHttpTest {
  private final Api admin = Api.anonymous(RunningServer.embedded().address()).staff("admin");

  @Test
  void namesEveryBrokenLineAndTakesNothingOver() {
    var broken = "code,name,level,parent_code\n44,短,province,\n440902999,某镇,town,999999\n";

    var answer = admin.importFile("divisions.csv", broken.getBytes(StandardCharsets.UTF_8));

    var errors = answer.expect(422).get("errors");
    assertThat(errors.findValuesAsText("pointer"))
        .anyMatch(pointer -> pointer.startsWith("/divisions.csv/2"))
        .anyMatch(pointer -> pointer.startsWith("/divisions.csv/3"));
    assertThat(admin.get("/regions/440902999").status()).isEqualTo(404);
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThat(admin.importFile("divisions.csv", new byte[] {0, (byte) 0xff, 0x13}).status())
        .isEqualTo(422);
    assertThat(admin.importFile("unknown.csv", "a,b\n".getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(422);
    assertThat(admin.importFile("divisions.csv", new byte[0]).status()).isBetween(400, 422);
  }

  @Test
  void changesNothingTheSecondTime() throws IOException {
    try (var file = getClass().getResourceAsStream("/sample-data/holidays.csv")) {
      var counts =
          admin
              .importFile("holidays.csv", file.readAllBytes())
              .expect(200)
              .findValue("holidays.csv");
      assertThat(counts.get("added").asInt()).isZero();
      assertThat(counts.get("unchanged").asInt()).isEqualTo(288);
    }
  }
}
