package org.tongban.application.identity;

import java.time.Instant;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.domain.person.MobileNumber;

/** Codes in memory. */
public final class InMemorySignInCodes implements SignInCodes {
  private final InMemoryTable<MobileNumber, Row> codes;

  private record Row(MobileNumber phone, String code, int tries, Instant until) {}

  /** None yet. */
  public InMemorySignInCodes(InMemoryTransactions transactions) {
    codes = new InMemoryTable<>(transactions);
  }

  @Override
  public void keep(MobileNumber phone, String code, Instant until) {
    codes.put(phone, new Row(phone, code, 0, until));
  }

  @Override
  public boolean take(MobileNumber phone, String code, Instant now) {
    var row =
        codes
            .get(phone)
            .filter(kept -> now.isBefore(kept.until()))
            .filter(kept -> kept.tries() < RequestSignInCode.TRIES);
    if (row.isEmpty()) {
      return false;
    }
    if (row.get().code().equals(code)) {
      codes.remove(phone);
      return true;
    }
    codes.put(phone, new Row(phone, row.get().code(), row.get().tries() + 1, row.get().until()));
    return false;
  }

  @Override
  public int forgetBefore(Instant instant) {
    var old = codes.all().filter(row -> row.until().isBefore(instant)).toList();
    old.forEach(row -> codes.remove(row.phone()));
    return old.size();
  }
}
