package org.tongban.client;

/**
 * Something the server told. What an application cannot do without was checked when the answer
 * came; of the rest, texts and objects that were not sent are null, lists empty, times -1, numbers
 * 0. Immutable.
 */
public abstract class Answer {
  private final JsonObject json;

  /** Keeps the object it is read from. */
  protected Answer(JsonObject json) {
    this.json = json;
  }

  /** As the server sent it, for fields this SDK does not know yet. */
  public final JsonObject json() {
    return json;
  }

  /** The type only: the fields may be personal data. */
  @Override
  public final String toString() {
    return getClass().getSimpleName();
  }
}
