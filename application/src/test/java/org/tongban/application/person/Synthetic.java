package org.tongban.application.person;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.person.SyntheticPeople;
import org.tongban.domain.place.RegionCode;

/** Invented subjects for tests, other ones each time. */
public final class Synthetic {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Instant REGISTERED = Instant.parse("2026-03-02T01:00:00.123456Z");

  private Synthetic() {}

  /** A number that was not given before. */
  public static int next() {
    return NEXT.incrementAndGet();
  }

  /** A person at real-name level 2. */
  public static Subject.Person person() {
    var index = next();
    return new Subject.Person(
        new SubjectId(UUID.randomUUID()),
        SyntheticPeople.name(index),
        SyntheticPeople.citizenId(index),
        SyntheticPeople.phone(index),
        new RegionCode("440983001001"),
        2,
        REGISTERED);
  }

  /** An organisation. */
  public static Subject.Company company() {
    var index = next();
    return new Subject.Company(
        new SubjectId(UUID.randomUUID()),
        "测试商贸有限公司" + index,
        SyntheticPeople.company(index % 10_000),
        SyntheticPeople.phone(index),
        new RegionCode("440902"),
        REGISTERED);
  }

  /** The same person with another level and phone. */
  public static Subject.Person changed(Subject.Person person) {
    return new Subject.Person(
        person.id(),
        person.name(),
        person.citizenId(),
        SyntheticPeople.phone(next()),
        person.home(),
        3,
        person.registeredAt());
  }
}
