package org.tongban.application.identity;

import java.util.Objects;
import java.util.UUID;
import org.tongban.application.person.AccountId;
import org.tongban.domain.casework.ActorId;

/** Whose session it is. */
public sealed interface Holder {
  /** The identifier of the account. */
  UUID value();

  /** A resident's account. */
  record Resident(AccountId account) implements Holder {
    public Resident {
      Objects.requireNonNull(account);
    }

    @Override
    public UUID value() {
      return account.value();
    }
  }

  /** A member of staff. */
  record Staff(ActorId staff) implements Holder {
    public Staff {
      Objects.requireNonNull(staff);
    }

    @Override
    public UUID value() {
      return staff.value();
    }
  }
}
