package org.tongban.client.session;

/**
 * Keeps the tokens of one sign-in, for example encrypted under a key of the Android keystore. Used
 * from several threads; a call should be quick. Only one client at a time may use a store.
 */
public interface TokenStore {
  /** What was saved last, or null if nothing was, or it was cleared. */
  Tokens load();

  /** Replaces what was saved. When it returns, a lasting store has written the tokens. */
  void save(Tokens tokens);

  /** Forgets what was saved. */
  void clear();
}
