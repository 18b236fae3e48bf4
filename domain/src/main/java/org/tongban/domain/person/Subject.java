package org.tongban.domain.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;

/** Someone who can apply. */
public sealed interface Subject {
  /** The subject's identity. */
  SubjectId id();

  /** Whether it is a person or an organisation. */
  SubjectKind kind();

  /** The name on papers. */
  String displayName();

  /** The name with most of it hidden. */
  String maskedName();

  /** Where the household or seat is registered. */
  RegionCode home();

  /** The phone notices go to. */
  MobileNumber phone();

  /** The date of birth; empty for an organisation. */
  Optional<LocalDate> born();

  /** When it was registered here. */
  Instant registeredAt();

  /**
   * A natural person (自然人).
   *
   * @param realNameLevel how far the identity was established, 0 (phone only) to 3
   */
  record Person(
      SubjectId id,
      PersonName name,
      CitizenId citizenId,
      MobileNumber phone,
      RegionCode home,
      int realNameLevel,
      Instant registeredAt)
      implements Subject {
    public Person {
      Objects.requireNonNull(id);
      Objects.requireNonNull(name);
      Objects.requireNonNull(citizenId);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(home);
      Objects.requireNonNull(registeredAt);
      if (realNameLevel < 0 || realNameLevel > 3) {
        throw new IllegalArgumentException("Real-name levels are 0 to 3: " + realNameLevel);
      }
    }

    @Override
    public SubjectKind kind() {
      return SubjectKind.PERSON;
    }

    @Override
    public String displayName() {
      return name.value();
    }

    @Override
    public String maskedName() {
      return name.masked();
    }

    @Override
    public Optional<LocalDate> born() {
      return Optional.of(citizenId.birthDate());
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }

  /** A legal person or another organisation (法人). */
  record Company(
      SubjectId id,
      String name,
      UnifiedSocialCreditCode creditCode,
      MobileNumber phone,
      RegionCode home,
      Instant registeredAt)
      implements Subject {
    public Company {
      Objects.requireNonNull(id);
      Objects.requireNonNull(name);
      Objects.requireNonNull(creditCode);
      Objects.requireNonNull(phone);
      Objects.requireNonNull(home);
      Objects.requireNonNull(registeredAt);
    }

    @Override
    public SubjectKind kind() {
      return SubjectKind.ORGANISATION;
    }

    @Override
    public String displayName() {
      return name;
    }

    @Override
    public String maskedName() {
      return name;
    }

    @Override
    public Optional<LocalDate> born() {
      return Optional.empty();
    }

    /** Says nothing about the organisation's people. */
    @Override
    public String toString() {
      return "Company[" + id + "]";
    }
  }
}
