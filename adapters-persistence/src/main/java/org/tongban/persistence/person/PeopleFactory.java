package org.tongban.persistence.person;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.tongban.application.person.AdmittedPeople;

/** Says whom the installation serves, by {@code tongban.sample}. */
@Factory
final class PeopleFactory {
  @Singleton
  AdmittedPeople admittedPeople(
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample) {
    return sample ? AdmittedPeople.SYNTHETIC : AdmittedPeople.REAL;
  }
}
