package org.tongban.application.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.person.SubjectId;

/**
 * An administrator looks after staff accounts: those whose units lie in the region of a unit at
 * which the administrator holds that role. Nobody changes their own account. What is taken away
 * stops at once.
 */
public interface AdministerStaff {
  /** The fewest characters of a password. */
  int SHORTEST_PASSWORD = 10;

  /** The accounts, the first created first; none for whoever is no administrator. */
  Page<StaffAccount> list(Caller.Staff caller, Page.Request page);

  /** The account; empty if there is none, or the caller is no administrator. */
  Optional<StaffAccount> find(Caller.Staff caller, ActorId id);

  /** Makes an account. */
  Answer create(Caller.Staff caller, NewStaff wanted);

  /**
   * Makes an account whose password was made ready before; joins the caller's transaction, and does
   * nothing slow in it.
   *
   * @param password of {@code wanted.password()}
   */
  Answer create(Caller.Staff caller, NewStaff wanted, ReadyPassword password);

  /** The slow part of setting a password, for callers with a transaction of their own. */
  ReadyPassword ready(String password);

  /** Changes duties, activity and the link to the person. */
  Answer change(Caller.Staff caller, Change change);

  /** Sets another password and ends all sessions of the account. */
  Answer setPassword(Caller.Staff caller, ActorId id, String password);

  /** Sets a password that was made ready before; otherwise like the other, joining likewise. */
  Answer setPassword(Caller.Staff caller, ActorId id, ReadyPassword password);

  /**
   * A password with its slow hash.
   *
   * @param password as it was typed, for the rules on passwords
   */
  record ReadyPassword(String password, String hash) {
    public ReadyPassword {
      Objects.requireNonNull(password);
      Objects.requireNonNull(hash);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
      return "ReadyPassword[***]";
    }
  }

  /** What is wanted. */
  record NewStaff(
      Login login,
      String name,
      String password,
      Set<Caller.Duty> duties,
      Optional<SubjectId> person) {
    public NewStaff {
      Objects.requireNonNull(login);
      Objects.requireNonNull(name);
      Objects.requireNonNull(password);
      Objects.requireNonNull(person);
      duties = Set.copyOf(duties);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
      return "NewStaff[***]";
    }
  }

  /**
   * What is to be.
   *
   * @param version the version the caller saw
   */
  record Change(
      ActorId id,
      int version,
      Set<Caller.Duty> duties,
      boolean active,
      Optional<SubjectId> person) {
    public Change {
      Objects.requireNonNull(id);
      Objects.requireNonNull(person);
      duties = Set.copyOf(duties);
    }
  }

  /** The answer. */
  sealed interface Answer {
    /** The account is like this now. */
    record Done(StaffAccount account) implements Answer {}

    /** There is no such account. */
    record Absent() implements Answer {}

    /** It was changed meanwhile. */
    record Stale(int current) implements Answer {}

    /** The caller may not do that. */
    record NotAllowed(String words) implements Answer {}

    /** A field is not acceptable. */
    record Refused(Field field, String words) implements Answer {}
  }

  /** Which field. */
  enum Field {
    LOGIN,
    NAME,
    PASSWORD,
    DUTIES,
    PERSON
  }
}
