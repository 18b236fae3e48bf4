package org.tongban.client.transport;

import java.util.concurrent.Executor;
import org.tongban.client.ApiCall;
import org.tongban.client.Following;

/** Prepares calls; between the SDK's own parts, not for applications. */
public interface Sender {
  /** A call that was not run yet, under a new idempotency key if the request writes. */
  <T> ApiCall<T> prepare(ApiRequest<T> request);

  /**
   * Follows the events of that name from now on.
   *
   * @param lastId of the last event that is known, or null
   * @param executor where the listener is called
   */
  <T> Following follow(
      ApiRequest<T> request,
      String name,
      String lastId,
      Executor executor,
      EventListener<T> listener);
}
