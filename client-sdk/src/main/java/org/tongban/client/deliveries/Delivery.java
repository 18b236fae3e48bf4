package org.tongban.client.deliveries;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** Something on its way to the person. */
public final class Delivery extends Answer {
  private final String id;
  private final List<Track> tracks;

  /** Reads it; {@code id} is necessary. */
  public Delivery(JsonObject json) {
    super(json);
    id = json.text("id");
    tracks = json.list("tracks", Track::new);
  }

  /** By which it is asked for. */
  public String id() {
    return id;
  }

  /** The case it belongs to. */
  public String caseId() {
    return json().textOr("caseId", null);
  }

  /** That case's number as people are told it, or null. */
  public String caseNumber() {
    return json().textOr("caseNumber", null);
  }

  /** The server's name of the state. */
  public String state() {
    return json().textOr("state", null);
  }

  /** How far it is, in words. */
  public String stateName() {
    return json().textOr("stateName", null);
  }

  /** Who carries it, or null. */
  public String courier() {
    return json().textOr("courier", null);
  }

  /** The courier's number, or null. */
  public String waybill() {
    return json().textOr("waybill", null);
  }

  /** Why it does not go on by itself, or came back; or null. */
  public String why() {
    return json().textOr("why", null);
  }

  /** Where it has been, in the server's order. */
  public List<Track> tracks() {
    return tracks;
  }
}
