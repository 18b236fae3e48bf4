package org.tongban.application.licence;

import java.util.List;
import java.util.Optional;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.Page;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceUse;

/** The record in memory. */
public final class InMemoryLicenceUses implements LicenceUses {
  private final InMemoryTable<Key, LicenceUse> rows;

  private record Key(LicenceId licence, CaseId caseId, String material) {}

  /** None yet. */
  public InMemoryLicenceUses(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public void add(LicenceUse use) {
    var key = new Key(use.licence(), use.caseId(), use.material());
    if (rows.get(key).isEmpty()) {
      rows.put(key, use);
    }
  }

  @Override
  public List<LicenceUse> ofCase(CaseId caseId) {
    return rows.all().filter(use -> use.caseId().equals(caseId)).toList();
  }

  @Override
  public Page<LicenceUse> ofLicence(LicenceId licence, Page.Request page) {
    var all = rows.all().filter(use -> use.licence().equals(licence)).toList().reversed();
    int from;
    try {
      from = page.after().map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException e) {
      throw new Page.BadCursorException();
    }
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }
}
