package org.tongban.client;

/**
 * Takes the end of an enqueued call. Exactly one of the two methods is called, once, on the
 * executor given to {@link ApiCall#enqueue}.
 */
public interface Callback<T> {
  /** The server answered. The result is null for calls that answer nothing. */
  void onResult(T result);

  /** The call failed with what {@link ApiCall#execute} would have thrown. */
  void onFailure(Exception failure);
}
