package org.tongban.integration.licence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.print.SigningKey;

/** Signs PDFs with the key that licences are signed with. */
@Singleton
public final class PdfSigner implements SigningKey {
  private final SigningKeyFactory.Found found;
  private final Clock clock;

  PdfSigner(SigningKeyFactory.Found found, Clock clock) {
    this.found = found;
    this.clock = clock;
  }

  /**
   * What the signature says.
   *
   * @param signer who signs, in words
   * @param reason what it is that is signed
   * @param place where a seal stands, which readers then take for the signature; empty for none
   */
  public record Claim(String signer, String reason, Optional<Place> place) {
    public Claim {
      Objects.requireNonNull(signer);
      Objects.requireNonNull(reason);
      Objects.requireNonNull(place);
    }
  }

  /**
   * A square on a page, in points from its lower left corner.
   *
   * @param page from 0 on
   * @param words what stands there, for who can't see it
   */
  public record Place(int page, float left, float bottom, float side, String words) {}

  @Override
  public boolean present() {
    return found.keys().isPresent();
  }

  /**
   * The same file with a signature over the whole of it.
   *
   * @throws IllegalStateException if there is no key
   */
  public byte[] sign(byte[] pdf, Claim claim) {
    var keys =
        found.keys().orElseThrow(() -> new IllegalStateException("There is no key to sign with"));
    try {
      return new PadesSignature(keys).sign(pdf, claim, clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
