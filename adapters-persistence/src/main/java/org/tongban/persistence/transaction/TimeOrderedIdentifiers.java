package org.tongban.persistence.transaction;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.tongban.application.transaction.Identifiers;

/** UUIDs of version 7 (RFC 9562). */
@Singleton
final class TimeOrderedIdentifiers implements Identifiers {
  @Override
  public UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
