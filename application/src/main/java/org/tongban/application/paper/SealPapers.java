package org.tongban.application.paper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.tongban.application.print.SigningKey;
import org.tongban.application.seal.SealStore;
import org.tongban.domain.casework.StepContext;
import org.tongban.domain.paper.PaperNumber;
import org.tongban.domain.seal.Seal;
import org.tongban.domain.seal.SealId;
import org.tongban.domain.seal.SealRegistration;

/** Chooses the seal that a paper bears: one that its unit has in use when the paper is made. */
@Singleton
public final class SealPapers {
  private final SealStore seals;
  private final SigningKey key;
  private final Clock clock;

  @Inject
  public SealPapers(SealStore seals, SigningKey key, Clock clock) {
    this.seals = seals;
    this.key = key;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), StepContext.ZONE);
  }

  /**
   * The seal for the paper, or empty if the unit has none for it, or papers are not signed. Of two
   * of a kind it is the one that is valid since the later day, then that which was registered
   * later.
   */
  Optional<PaperPress.Mark> mark(PaperNumber number) {
    if (!key.present()) {
      return Optional.empty();
    }
    var wanted = number.kind().seals();
    return seals.holding(number.unit(), today()).stream()
        .map(Seal::registration)
        .filter(seal -> wanted.contains(seal.kind()))
        .min(
            Comparator.<SealRegistration>comparingInt(seal -> wanted.indexOf(seal.kind()))
                .thenComparing(SealRegistration::validFrom, Comparator.reverseOrder())
                .thenComparing(SealRegistration::at, Comparator.reverseOrder()))
        .map(seal -> new PaperPress.Mark(seal, seals.picture(seal.id())));
  }

  /** Whether the seal may still be set. */
  boolean holds(SealId id) {
    return seals.find(id).filter(stored -> stored.seal().holds(today())).isPresent();
  }
}
