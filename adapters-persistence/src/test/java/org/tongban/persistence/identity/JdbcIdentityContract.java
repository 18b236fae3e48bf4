package org.tongban.persistence.identity;

import org.junit.jupiter.api.Nested;
import org.tongban.application.calendar.SettableClock;
import org.tongban.application.identity.CallerOf;
import org.tongban.application.identity.CallerOfContract;
import org.tongban.application.identity.SessionStore;
import org.tongban.application.identity.SessionStoreContract;
import org.tongban.application.identity.SignInAttempts;
import org.tongban.application.identity.SignInAttemptsContract;
import org.tongban.application.identity.SignInCodes;
import org.tongban.application.identity.SignInCodesContract;
import org.tongban.application.identity.StaffDirectory;
import org.tongban.application.identity.StaffDirectoryContract;
import org.tongban.application.person.AccountStore;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.transaction.Transactions;
import org.tongban.persistence.TestDatabase;

/** The contracts of all stores of identities, on one database. */
abstract class JdbcIdentityContract {
  abstract TestDatabase database();

  @Nested
  class Staff extends StaffDirectoryContract {
    @Override
    protected StaffDirectory staff() {
      return database().bean(StaffDirectory.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class Attempts extends SignInAttemptsContract {
    @Override
    protected SignInAttempts attempts() {
      return database().bean(SignInAttempts.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class Codes extends SignInCodesContract {
    @Override
    protected SignInCodes codes() {
      return database().bean(SignInCodes.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class KeptSessions extends SessionStoreContract {
    @Override
    protected SessionStore sessions() {
      return database().bean(SessionStore.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }
  }

  @Nested
  class Callers extends CallerOfContract {
    @Override
    protected CallerOf callers() {
      return database().bean(CallerOf.class);
    }

    @Override
    protected SessionStore sessions() {
      return database().bean(SessionStore.class);
    }

    @Override
    protected AccountStore accounts() {
      return database().bean(AccountStore.class);
    }

    @Override
    protected SubjectStore subjects() {
      return database().bean(SubjectStore.class);
    }

    @Override
    protected StaffDirectory staff() {
      return database().bean(StaffDirectory.class);
    }

    @Override
    protected Transactions transactions() {
      return database().bean(Transactions.class);
    }

    @Override
    protected SettableClock clock() {
      return database().clock();
    }
  }
}
