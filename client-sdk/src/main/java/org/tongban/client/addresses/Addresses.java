package org.tongban.client.addresses;

import org.tongban.client.ApiCall;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** The person's address book. */
public final class Addresses {
  private final Sender sender;

  /** Sends through the sender. */
  public Addresses(Sender sender) {
    this.sender = sender;
  }

  /** All entries, at most twenty, the oldest first. */
  public ApiCall<Page<Address>> list() {
    return sender.prepare(ApiRequest.of("GET", Page.of(Address::new), "addresses"));
  }

  /** The entry. */
  public ApiCall<Address> get(String id) {
    return sender.prepare(ApiRequest.of("GET", Address::new, "addresses", id));
  }

  /**
   * Adds an entry. Fails as {@link org.tongban.client.ProblemType#REFUSED} if the book is full, and
   * as {@code INVALID_INPUT} with the fields that are not acceptable.
   */
  public ApiCall<Address> add(Recipient recipient) {
    return sender.prepare(ApiRequest.of("POST", Address::new, "addresses").json(recipient.json()));
  }

  /**
   * Replaces the entry. Fails as {@link org.tongban.client.ProblemType#STALE_VERSION} if it was
   * changed since it was read.
   */
  public ApiCall<Address> replace(Address entry, Recipient recipient) {
    return sender.prepare(
        ApiRequest.of("PUT", Address::new, "addresses", entry.id())
            .json(recipient.json())
            .ifVersion(entry.version()));
  }

  /** Removes the entry, as it was read or not. Cases that were submitted with it keep it. */
  public ApiCall<Void> remove(String id) {
    return sender.prepare(ApiRequest.ofNothing("DELETE", "addresses", id));
  }
}
