package org.tongban.client.items;

import java.util.List;
import org.tongban.client.Answer;
import org.tongban.client.JsonObject;

/** One lawful way to get a matter done. */
public final class NearestWay extends Answer {
  private final List<Bring> bring;

  /** How a way is begun. Servers newer than this SDK may have more: {@link #UNKNOWN}. */
  public enum Start {
    /** A draft, filled in and submitted by the person. */
    DRAFT,
    /** A draft that is filled in by the person and submitted at the place, by its code. */
    PREPARED,
    /** A request that somebody comes to the home. */
    ASSISTANCE,
    /** One this SDK does not know; the JSON holds its name. */
    UNKNOWN
  }

  /** Something to have ready. */
  public static final class Bring extends Answer {
    /** Reads it. */
    public Bring(JsonObject json) {
      super(json);
    }

    /** What it is. */
    public String name() {
      return json().textOr("name", null);
    }

    /** In which form, in words. */
    public String how() {
      return json().textOr("how", null);
    }

    /** Whether it must be there. */
    public Necessity necessity() {
      return json().oneOf("necessity", Necessity.UNKNOWN);
    }
  }

  /** Reads it. */
  public NearestWay(JsonObject json) {
    super(json);
    bring = json.list("bring", Bring::new);
  }

  /** What people call it. */
  public String title() {
    return json().textOr("title", null);
  }

  /** How it is begun. */
  public Start start() {
    return json().oneOf("start", Start.UNKNOWN);
  }

  /**
   * The way, for a draft; null where this SDK does not know one of its parts.
   *
   * @see org.tongban.client.cases.DraftContent
   */
  public Way way() {
    HandlingMode mode = json().oneOf("mode", HandlingMode.UNKNOWN);
    Channel channel = channel();
    ActingAs acting = json().oneOf("actingAs", ActingAs.UNKNOWN);
    String from = json().textOr("from", null);
    if (mode == HandlingMode.UNKNOWN
        || channel == Channel.UNKNOWN
        || acting == ActingAs.UNKNOWN
        || from == null) {
      return null;
    }
    Way way = Way.of(mode, channel, from).actingAs(acting);
    return place() == null ? way : way.at(place());
  }

  /** Where it comes in. */
  public Channel channel() {
    return json().oneOf("channel", Channel.UNKNOWN);
  }

  /** The code of the place it is handed in at, or from which somebody comes; null online. */
  public String place() {
    JsonObject found = json().objectOr("place");
    return found == null ? null : found.textOr("code", null);
  }

  /** That in words. */
  public String placeName() {
    JsonObject found = json().objectOr("place");
    return found == null ? null : found.textOr("name", null);
  }

  /** When one can go there next, in milliseconds since 1970; -1 online or if nobody knows. */
  public long opensAt() {
    JsonObject found = json().objectOr("place");
    JsonObject opening = found == null ? null : found.objectOr("opening");
    return opening == null ? -1 : opening.timeOr("from");
  }

  /** How many times one has to go somewhere. */
  public long visits() {
    return json().numberOr("visits", 0);
  }

  /** The steps between regions on the way to the place. */
  public long hops() {
    return json().numberOr("hops", 0);
  }

  /** The day it is expected to be concluded, as YYYY-MM-DD. */
  public String finish() {
    JsonObject clock = json().objectOr("clock");
    return clock == null ? null : clock.textOr("finish", null);
  }

  /** The last day it is promised for, as YYYY-MM-DD. */
  public String latest() {
    JsonObject clock = json().objectOr("clock");
    return clock == null ? null : clock.textOr("latest", null);
  }

  /** How the result comes back. */
  public DeliveryWay delivery() {
    return json().oneOf("delivery", DeliveryWay.UNKNOWN);
  }

  /** What to have ready. */
  public List<Bring> bring() {
    return bring;
  }

  /** What comes back and how, in words. */
  public List<String> comesBack() {
    return json().texts("comesBack");
  }

  /** What speaks for and against it, in words. */
  public List<String> reasons() {
    return json().texts("reasons");
  }

  /** What it costs the person in points; the fewer, the easier. */
  public long points() {
    return json().numberOr("points", 0);
  }
}
