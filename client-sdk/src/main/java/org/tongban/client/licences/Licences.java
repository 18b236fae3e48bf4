package org.tongban.client.licences;

import org.tongban.client.ApiCall;
import org.tongban.client.Download;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** Results that were delivered over the network, as signed files. */
public final class Licences {
  private final Sender sender;

  /** Sends through the sender. */
  public Licences(Sender sender) {
    this.sender = sender;
  }

  /**
   * The person's licences, the latest first.
   *
   * @param holder an organisation the person operates, or null for the person's own
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<Licence>> list(String holder, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(Licence::new), "licences")
            .query("holder", holder)
            .page(cursor, limit));
  }

  /** One of them. */
  public ApiCall<Licence> get(String id) {
    return sender.prepare(ApiRequest.of("GET", Licence::new, "licences", id));
  }

  /**
   * The signed file, the same bytes each time.
   *
   * @param format one of {@link Licence#formats}: {@code pdf} or {@code ofd}
   */
  public ApiCall<Download> download(String id, String format) {
    return sender.prepare(ApiRequest.ofFile("licences", id, "files", format));
  }

  /**
   * What one of them was used for as a material, the latest first.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<LicenceUse>> uses(String id, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(LicenceUse::new), "licences", id, "uses").page(cursor, limit));
  }

  /**
   * Whether a licence is genuine. Needs no sign-in.
   *
   * @param number as the licence shows it; one whose check character is wrong is refused as {@link
   *     org.tongban.client.ProblemType#INVALID_INPUT}
   */
  public ApiCall<Verification> verify(String number) {
    return sender.prepare(
        ApiRequest.of("GET", Verification::new, "licences", "verification")
            .query("number", number));
  }
}
