package org.tongban.integration.licence;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Signers for tests of other packages. */
public final class Signers {
  private Signers() {}

  /**
   * One with a key of its own.
   *
   * @param data where the key is kept
   */
  public static PdfSigner sample(Path data, Clock clock) {
    return new PdfSigner(
        new SigningKeyFactory(clock).signingKeys("", "", "", true, data.toString()), clock);
  }

  /** One without a key. */
  public static PdfSigner none() {
    return new PdfSigner(new SigningKeyFactory.Found(Optional.empty()), Clock.systemUTC());
  }
}
