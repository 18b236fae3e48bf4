package org.tongban.application.person;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.SubjectId;

/**
 * The addresses a subject has results sent to. A resident has their own book, and those of the
 * organisations they are an operator of; of others' books nothing can be seen, as if they were
 * empty.
 */
public interface AddressBook {
  /** How many addresses a book holds at most. */
  int MAXIMUM = 20;

  /** The addresses in the book, the oldest first. */
  List<Address> list(Caller.Resident caller, SubjectId owner);

  /** The address, or empty. */
  Optional<Address> find(Caller.Resident caller, AddressId id, SubjectId owner);

  /** Adds an address. */
  Answer add(Caller.Resident caller, SubjectId owner, Recipient recipient);

  /** Replaces an address. */
  Answer change(Caller.Resident caller, Change change);

  /** Removes an address. */
  Removal remove(Caller.Resident caller, Which which);

  /**
   * Which address.
   *
   * @param version the version the caller saw
   */
  record Which(AddressId id, SubjectId owner, int version) {
    public Which {
      Objects.requireNonNull(id);
      Objects.requireNonNull(owner);
    }
  }

  /** What is to be in its place. */
  record Change(Which which, Recipient recipient) {
    public Change {
      Objects.requireNonNull(which);
      Objects.requireNonNull(recipient);
    }
  }

  /** The answer to {@link #add} and {@link #change}. */
  sealed interface Answer {
    /** It is in the book like this. */
    record Kept(Address address) implements Answer {}

    /** There is no such address, or no such book of the caller's. */
    record Absent() implements Answer {}

    /** It was changed meanwhile. */
    record Stale(int current) implements Answer {}

    /** The book is full ({@link #MAXIMUM}). */
    record Full(String words) implements Answer {}

    /** A field is not acceptable. */
    record Refused(Field field, String words) implements Answer {}
  }

  /** Which field. */
  enum Field {
    NAME,
    PHONE,
    REGION
  }

  /** The answer to {@link #remove}. */
  sealed interface Removal {
    /** It is gone. */
    record Removed() implements Removal {}

    /** There is no such address, or no such book of the caller's. */
    record Absent() implements Removal {}

    /** It was changed meanwhile. */
    record Stale(int current) implements Removal {}
  }
}
