package org.tongban.client.session;

/** Keeps the tokens until the process ends; the default. */
public final class MemoryTokenStore implements TokenStore {
  private volatile Tokens tokens;

  /** A store without tokens. */
  public MemoryTokenStore() {}

  @Override
  public Tokens load() {
    return tokens;
  }

  @Override
  public void save(Tokens fresh) {
    tokens = fresh;
  }

  @Override
  public void clear() {
    tokens = null;
  }
}
