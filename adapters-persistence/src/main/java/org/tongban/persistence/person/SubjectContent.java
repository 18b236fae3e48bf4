package org.tongban.persistence.person;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.RegionCode;

/** What of a subject is stored encrypted. */
@Serdeable
record SubjectContent(String name, String document, String phone, String home) {
  static SubjectContent of(Subject subject) {
    return switch (subject) {
      case Subject.Person person ->
          new SubjectContent(
              person.name().value(),
              person.citizenId().value(),
              person.phone().value(),
              person.home().value());
      case Subject.Company company ->
          new SubjectContent(
              company.name(),
              company.creditCode().value(),
              company.phone().value(),
              company.home().value());
    };
  }

  Subject person(SubjectId id, int realNameLevel, Instant registeredAt) {
    return new Subject.Person(
        id,
        new PersonName(name),
        new CitizenId(document),
        new MobileNumber(phone),
        new RegionCode(home),
        realNameLevel,
        registeredAt);
  }

  Subject company(SubjectId id, Instant registeredAt) {
    return new Subject.Company(
        id,
        name,
        new UnifiedSocialCreditCode(document),
        new MobileNumber(phone),
        new RegionCode(home),
        registeredAt);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "SubjectContent[***]";
  }
}
