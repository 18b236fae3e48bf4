package org.tongban.application.identity;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.person.AccountStore;
import org.tongban.application.person.InMemoryAccounts;
import org.tongban.application.person.InMemorySubjects;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Transactions;

class InMemoryIdentityTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T01:00:00Z"));
  private final SubjectStore subjects = new InMemorySubjects(transactions);
  private final AccountStore accounts = new InMemoryAccounts(transactions);
  private final StaffDirectory staff = new InMemoryStaff(transactions);
  private final InMemorySessions sessions = new InMemorySessions(transactions);
  private final SignInAttempts attempts = new InMemorySignInAttempts(transactions);
  private final SignInCodes codes = new InMemorySignInCodes(transactions);
  private final CallerOf callers = new InMemoryCallerOf(sessions, accounts, subjects, staff, clock);

  @Nested
  class Staff extends StaffDirectoryContract {
    @Override
    protected StaffDirectory staff() {
      return staff;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class Attempts extends SignInAttemptsContract {
    @Override
    protected SignInAttempts attempts() {
      return attempts;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class Codes extends SignInCodesContract {
    @Override
    protected SignInCodes codes() {
      return codes;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class KeptSessions extends SessionStoreContract {
    @Override
    protected SessionStore sessions() {
      return sessions;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class Callers extends CallerOfContract {
    @Override
    protected CallerOf callers() {
      return callers;
    }

    @Override
    protected SessionStore sessions() {
      return sessions;
    }

    @Override
    protected AccountStore accounts() {
      return accounts;
    }

    @Override
    protected SubjectStore subjects() {
      return subjects;
    }

    @Override
    protected StaffDirectory staff() {
      return staff;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }

    @Override
    protected SettableClock clock() {
      return clock;
    }
  }
}
