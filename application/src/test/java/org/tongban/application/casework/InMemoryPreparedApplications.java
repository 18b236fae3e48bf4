package org.tongban.application.casework;

import java.time.LocalDate;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.PreparationCode;

/** Codes of prepared applications in memory. */
public final class InMemoryPreparedApplications implements PreparedApplications {
  private final InMemoryTable<PreparationCode, PreparedApplication> rows;

  /** None yet. */
  public InMemoryPreparedApplications(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public Optional<PreparedApplication> find(PreparationCode code) {
    return rows.get(code);
  }

  @Override
  public Optional<PreparedApplication> of(CaseId draft) {
    return rows.all().filter(one -> one.draft().equals(draft)).findFirst();
  }

  @Override
  public void add(PreparedApplication prepared) {
    if (rows.get(prepared.code()).isPresent() || of(prepared.draft()).isPresent()) {
      throw new StaleVersionException("prepared application of draft " + prepared.draft());
    }
    rows.put(prepared.code(), prepared);
  }

  @Override
  public void remove(CaseId draft) {
    of(draft).ifPresent(one -> rows.remove(one.code()));
  }

  @Override
  public void removeBefore(LocalDate day) {
    rows.all().filter(one -> one.until().isBefore(day)).forEach(one -> rows.remove(one.code()));
  }
}
