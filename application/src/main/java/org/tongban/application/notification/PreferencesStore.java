package org.tongban.application.notification;

import java.util.Collection;
import java.util.Map;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.notification.Preferences;
import org.tongban.domain.person.SubjectId;

/**
 * How people want to be told, encrypted under their keys. Calls join the caller's transaction.
 * Every implementation passes {@code PreferencesStoreContract}.
 */
public interface PreferencesStore {
  /** What each of them chose; nobody is in the answer who chose nothing. */
  Map<SubjectId, Preferences> of(Collection<SubjectId> people);

  /** What the person chose, or {@link Preferences#USUAL} at version 0. */
  Stored load(SubjectId person);

  /**
   * Keeps what the person chose, at the next version.
   *
   * @param version what was loaded
   * @throws StaleVersionException if another version is stored; nothing is changed
   */
  void keep(SubjectId person, Preferences preferences, int version);

  /** With its version, which rises by one with every change, from 0. */
  record Stored(Preferences preferences, int version) {}
}
