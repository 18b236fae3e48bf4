package org.tongban.web.api.casework;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose matter it is.
 *
 * @param name with most of it hidden in a draft; left out where the caller is not told
 */
@Serdeable
public record ApplicantResponse(UUID id, Optional<String> name) {
  /** Does not show the name. */
  @Override
  public String toString() {
    return "ApplicantResponse[" + id + "]";
  }
}
