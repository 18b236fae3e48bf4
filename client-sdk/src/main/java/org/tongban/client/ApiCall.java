package org.tongban.client;

import java.io.IOException;
import java.util.concurrent.Executor;

/**
 * One prepared request. Run it once: {@link #execute} on a worker thread, or {@link #enqueue}. Any
 * thread may cancel it.
 */
public interface ApiCall<T> {
  /**
   * Sends the request and waits for the answer. Requests that can be repeated without harm are sent
   * up to three times, while the time limit lasts, when the connection fails or the server asks for
   * a pause (429, 503).
   *
   * @return the answer; null for calls that answer nothing
   * @throws ProblemException if the server refused; {@link ProblemException#type()} says why
   * @throws IOException if no usable answer came, the time limit passed, or the call was cancelled.
   *     The server may have acted all the same: repeat the call from {@link #copy()}, which sends
   *     the same idempotency key
   * @throws IllegalStateException if this call was run before
   */
  T execute() throws IOException;

  /**
   * Runs {@link #execute} on one of the client's four threads.
   *
   * @param executor where the callback is called, for example the main thread's
   * @throws IllegalStateException if this call was run before or the client is closed
   */
  void enqueue(Executor executor, Callback<T> callback);

  /**
   * Ends the call with an {@link IOException} if it has not ended yet. The server may have acted
   * all the same.
   */
  void cancel();

  /** Whether {@link #cancel} was called. */
  boolean isCancelled();

  /** A fresh call for the same request, with the same idempotency key and time limit. */
  ApiCall<T> copy();

  /**
   * A fresh call with another limit for everything: connecting, all attempts and the pauses between
   * them. The default is 30,000, for uploads and downloads 300,000.
   *
   * @param milliseconds at least 1
   */
  ApiCall<T> withTimeout(long milliseconds);
}
