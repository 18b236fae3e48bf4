package org.tongban.integration.person;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.tongban.application.person.RealNameCheck;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;

/**
 * Where no one can be asked: what the person declares is worth level 1 and nothing more, until a
 * clerk sees the identity card.
 */
@Singleton
@Requires(property = "tongban.sample", notEquals = "true")
final class DeclaredRealName implements RealNameCheck {
  private static final int DECLARED = 1;

  @Override
  public Answer check(PersonName name, CitizenId citizenId, MobileNumber phone) {
    return new Answer.Matches(DECLARED);
  }
}
