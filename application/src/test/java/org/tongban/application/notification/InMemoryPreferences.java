package org.tongban.application.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.tongban.application.transaction.InMemoryTable;
import org.tongban.application.transaction.InMemoryTransactions;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.person.SubjectId;

/** Preferences in memory. */
public final class InMemoryPreferences implements PreferencesStore {
  private final InMemoryTable<SubjectId, Stored> rows;

  /** Nobody has chosen anything. */
  public InMemoryPreferences(InMemoryTransactions transactions) {
    rows = new InMemoryTable<>(transactions);
  }

  @Override
  public Map<SubjectId, Preferences> of(Collection<SubjectId> people) {
    var found = new HashMap<SubjectId, Preferences>();
    people.forEach(
        person -> rows.get(person).ifPresent(row -> found.put(person, row.preferences())));
    return found;
  }

  @Override
  public Stored load(SubjectId person) {
    return rows.get(person).orElse(new Stored(Preferences.USUAL, 0));
  }

  @Override
  public void keep(SubjectId person, Preferences preferences, int version) {
    if (load(person).version() != version) {
      throw new StaleVersionException("preferences " + person);
    }
    rows.put(person, new Stored(preferences, version + 1));
  }
}
