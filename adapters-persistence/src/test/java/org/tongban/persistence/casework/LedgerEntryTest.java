package org.tongban.persistence.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is hashed is settled for good: a known entry has a known hash. */
class LedgerEntryTest {
  private static LedgerEntry entry(byte[] payload, String unit) {
    return new LedgerEntry(
        UUID.fromString("01890000-0000-7000-8000-000000000001"),
        2,
        1,
        "received",
        Instant.parse("2026-03-02T04:00:00.123456Z"),
        UUID.fromString("01890000-0000-7000-8000-000000000002"),
        "WINDOW_CLERK",
        unit,
        "11449999MB2C12345X4000511001000",
        3,
        UUID.fromString("01890000-0000-7000-8000-000000000003"),
        payload,
        new byte[32],
        new byte[32]);
  }

  @Test
  void isHashedAsTheFormatSays() {
    assertThat(HexFormat.of().formatHex(entry(new byte[] {1, 2, 3}, "DT-449999").computedHash()))
        .isEqualTo("81bf6a31398018ced3169d1b88171095133f043179b07e0e17c150cd749e7600");
  }

  @Test
  void fieldsCannotRunIntoEachOther() {
    assertThat(entry(new byte[] {1}, "AB").computedHash())
        .isNotEqualTo(entry(new byte[] {1}, "A").computedHash())
        .isNotEqualTo(entry(new byte[] {1}, null).computedHash());
  }
}
