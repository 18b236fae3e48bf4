package org.tongban.client.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongban.client.ApiCall;
import org.tongban.client.JsonObject;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.Sender;

/**
 * Signing in and out. Once signed in, the client renews the access token by itself, one renewal at
 * a time however many calls need it. When the server refuses the renewal, the tokens are cleared
 * and calls fail as {@link org.tongban.client.ProblemType#SIGN_IN_NEEDED} or {@code
 * SIGN_IN_FAILED}: have the person sign in again.
 */
public final class Sessions {
  private final Sender sender;
  private final TokenStore store;

  /** Sends through the sender and keeps tokens in the store. */
  public Sessions(Sender sender, TokenStore store) {
    this.sender = sender;
    this.store = store;
  }

  /**
   * Has a one-time code sent to the phone. Never repeated by itself: every code costs a message.
   *
   * @param phone a mainland mobile number of 11 digits
   * @return after how many seconds another code may be asked for
   */
  public ApiCall<Long> requestCode(String phone) {
    return sender.prepare(
        ApiRequest.of("POST", json -> json.numberOr("resendAfterSeconds", 60), "sign-in-codes")
            .json(Collections.singletonMap("phone", phone))
            .signingIn());
  }

  /**
   * Signs in with the code and saves the tokens. Never repeated by itself; if no answer came, ask
   * for another code.
   */
  public ApiCall<Tokens> signIn(String phone, String code) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("phone", phone);
    body.put("code", code);
    return sender.prepare(ApiRequest.of("POST", this::saved, "sessions").json(body).signingIn());
  }

  private Tokens saved(JsonObject json) {
    Tokens tokens = tokens(json);
    store.save(tokens);
    return tokens;
  }

  /**
   * Reads the answer to a sign-in or a renewal.
   *
   * @throws JsonObject.Mismatch if it lacks a token or its span
   */
  public static Tokens tokens(JsonObject json) {
    return new Tokens(
        json.text("accessToken"),
        json.text("refreshToken"),
        System.currentTimeMillis() + json.number("expiresInSeconds") * 1000);
  }

  /** Whether tokens are kept; the server may have ended the sign-in all the same. */
  public boolean isSignedIn() {
    return store.load() != null;
  }

  /**
   * Ends the sign-in on the server. Call {@link #forget} afterwards, also if this failed, to clear
   * the tokens on the device.
   */
  public ApiCall<Void> signOut() {
    return sender.prepare(ApiRequest.ofNothing("DELETE", "sessions", "current"));
  }

  /** Clears the tokens on this device, without asking the server. */
  public void forget() {
    store.clear();
  }

  /** Who is signed in. */
  public ApiCall<Me> me() {
    return sender.prepare(ApiRequest.of("GET", Me::new, "me"));
  }

  /**
   * Tells the person's name and citizen id, which raises the real-name level.
   *
   * @param home the twelve-digit code of the region of the household
   */
  public ApiCall<Me> identify(String name, String citizenId, String home) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("citizenId", citizenId);
    body.put("home", home);
    return sender.prepare(ApiRequest.of("PUT", Me::new, "me", "identity").json(body));
  }
}
