package org.tongban.client.transport;

import org.tongban.client.ApiCall;

/** Prepares calls; between the SDK's own parts, not for applications. */
public interface Sender {
  /** A call that was not run yet, under a new idempotency key if the request writes. */
  <T> ApiCall<T> prepare(ApiRequest<T> request);
}
