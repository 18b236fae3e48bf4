package org.tongban.client.messages;

import java.util.Collections;
import org.tongban.client.ApiCall;
import org.tongban.client.Page;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/** What the person was told, and how they want to be told. */
public final class Messages {
  private static final String PREFERENCES = "notification-preferences";
  private static final String ADDRESS = "mail-address";

  private final Sender sender;

  /** Sends through the sender. */
  public Messages(Sender sender) {
    this.sender = sender;
  }

  /**
   * The messages, the latest first.
   *
   * @param organisation one the person operates, or null for the person's own
   * @param cursor {@link Inbox#next} of the part before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Inbox> list(String organisation, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Inbox::new, "me", "messages")
            .query("organisation", organisation)
            .page(cursor, limit));
  }

  /** Marks one of the person's own messages as read. */
  public ApiCall<Void> markRead(String id) {
    return sender.prepare(ApiRequest.ofNothing("POST", "me", "messages", id, "read"));
  }

  /** Marks all of the person's own messages as read that came until now. */
  public ApiCall<Void> markAllRead() {
    return sender.prepare(ApiRequest.ofNothing("POST", "me", "messages", "read"));
  }

  /** What was sent to the person by short message and mail, the latest first. */
  public ApiCall<Page<SentMessage>> sent(String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(SentMessage::new), "me", "sent-messages").page(cursor, limit));
  }

  /** How the person wants to be told. */
  public ApiCall<Preferences> preferences() {
    return sender.prepare(ApiRequest.of("GET", Preferences::new, "me", PREFERENCES));
  }

  /**
   * Changes how the person wants to be told. Fails as {@link
   * org.tongban.client.ProblemType#STALE_VERSION} if it was changed since it was read, and as
   * {@code REFUSED} if mail is chosen without a confirmed address.
   */
  public ApiCall<Preferences> choose(Preferences before, PreferencesChoice choice) {
    return sender.prepare(
        ApiRequest.of("PUT", Preferences::new, "me", PREFERENCES)
            .json(choice.json())
            .ifVersion(before.version()));
  }

  /** Has a code sent to an address of mail; {@link #confirmMail} takes it. */
  public ApiCall<Preferences> askForMail(Preferences before, String address) {
    return sender.prepare(
        ApiRequest.of("POST", Preferences::new, "me", PREFERENCES, ADDRESS)
            .json(Collections.singletonMap("address", address))
            .ifVersion(before.version()));
  }

  /**
   * Confirms the address by the code. Fails as {@code REFUSED} if it is another one or none is
   * awaited.
   */
  public ApiCall<Preferences> confirmMail(String code) {
    return sender.prepare(
        ApiRequest.of("POST", Preferences::new, "me", PREFERENCES, ADDRESS, "confirmation")
            .json(Collections.singletonMap("code", code)));
  }

  /** Forgets the address of mail. */
  public ApiCall<Preferences> removeMail(Preferences before) {
    return sender.prepare(
        ApiRequest.of("DELETE", Preferences::new, "me", PREFERENCES, ADDRESS)
            .ifVersion(before.version()));
  }
}
