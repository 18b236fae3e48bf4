package org.tongban.client.assistance;

import java.util.Collections;
import org.tongban.client.ApiCall;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** Asking that somebody comes to the home (上门帮办). */
public final class AssistanceRequests {
  private final Sender sender;

  /** Sends through the sender. */
  public AssistanceRequests(Sender sender) {
    this.sender = sender;
  }

  /** Asks; the one who is visited is told by SMS. */
  public ApiCall<AssistanceRequest> ask(AssistanceWish wish) {
    return sender.prepare(
        ApiRequest.of("POST", AssistanceRequest::new, "assistance-requests").json(wish.json()));
  }

  /** What the person asked for, the latest first. */
  public ApiCall<Page<AssistanceRequest>> list() {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(AssistanceRequest::new), "assistance-requests"));
  }

  /**
   * A part of the same.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<AssistanceRequest>> list(String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(AssistanceRequest::new), "assistance-requests")
            .page(cursor, limit));
  }

  /** The request as it is now. */
  public ApiCall<AssistanceRequest> get(String id) {
    return sender.prepare(ApiRequest.of("GET", AssistanceRequest::new, "assistance-requests", id));
  }

  /** Takes it back; refused once the matter was begun. */
  public ApiCall<AssistanceRequest> cancel(AssistanceRequest request) {
    return sender.prepare(
        ApiRequest.of(
                "POST", AssistanceRequest::new, "assistance-requests", request.id(), "cancellation")
            .json(Collections.<String, Object>emptyMap())
            .ifVersion(request.version()));
  }
}
