package org.tongban.client;

import java.io.Closeable;
import java.util.Objects;
import org.tongban.client.addresses.Addresses;
import org.tongban.client.appointments.Appointments;
import org.tongban.client.assistance.AssistanceRequests;
import org.tongban.client.cases.Cases;
import org.tongban.client.deliveries.Deliveries;
import org.tongban.client.items.Items;
import org.tongban.client.licences.Licences;
import org.tongban.client.mandates.Mandates;
import org.tongban.client.messages.Messages;
import org.tongban.client.places.Places;
import org.tongban.client.queue.Tickets;
import org.tongban.client.session.MemoryTokenStore;
import org.tongban.client.session.Sessions;
import org.tongban.client.session.TokenStore;
import org.tongban.client.transport.OkHttpSender;
import org.tongban.client.zones.Zones;

/**
 * The way into a Tongban server, for one person. Immutable and safe for use by many threads; make
 * one and keep it. Methods only prepare requests; {@link ApiCall} sends them.
 */
public final class TongbanClient implements Closeable {
  private final OkHttpSender sender;
  private final Sessions session;

  private TongbanClient(Builder builder) {
    sender = new OkHttpSender(builder.baseUrl, builder.tokens, builder.timeoutMillis);
    session = new Sessions(sender, builder.tokens);
  }

  /** A client with other than the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Signing in and out. */
  public Sessions session() {
    return session;
  }

  /** Finding what can be applied for, and how. No sign-in needed. */
  public Items items() {
    return new Items(sender);
  }

  /** Regions and the places that serve people. No sign-in needed. */
  public Places places() {
    return new Places(sender);
  }

  /** The zones with their totals. No sign-in needed. */
  public Zones zones() {
    return new Zones(sender);
  }

  /** Applying and following what was applied for. */
  public Cases cases() {
    return new Cases(sender);
  }

  /** Booking visits to service points. */
  public Appointments appointments() {
    return new Appointments(sender);
  }

  /** Asking that somebody comes to the home. */
  public AssistanceRequests assistanceRequests() {
    return new AssistanceRequests(sender);
  }

  /** Queueing at a hall. */
  public Tickets tickets() {
    return new Tickets(sender);
  }

  /** The person's address book. */
  public Addresses addresses() {
    return new Addresses(sender);
  }

  /** Who may act for the person. */
  public Mandates mandates() {
    return new Mandates(sender);
  }

  /** What is on its way to the person. */
  public Deliveries deliveries() {
    return new Deliveries(sender);
  }

  /** The person's electronic licences, and whether one is genuine. */
  public Licences licences() {
    return new Licences(sender);
  }

  /** What the person was told, and how they want to be told. */
  public Messages messages() {
    return new Messages(sender);
  }

  /** Lets running calls end, refuses new enqueued ones and drops idle connections. */
  @Override
  public void close() {
    sender.close();
  }

  /** Settings of a client. Not safe for use by several threads. */
  public static final class Builder {
    private String baseUrl;
    private TokenStore tokens = new MemoryTokenStore();
    private long timeoutMillis = 30_000;

    private Builder() {}

    /** Where the server is, without {@code /api/v1}; necessary. */
    public Builder baseUrl(String url) {
      baseUrl = Objects.requireNonNull(url);
      return this;
    }

    /** Where tokens are kept; in memory by default. */
    public Builder tokens(TokenStore store) {
      tokens = Objects.requireNonNull(store);
      return this;
    }

    /**
     * The limit of a call, with all its attempts; 30,000 by default. Uploads and downloads have at
     * least 300,000.
     *
     * @param milliseconds at least 1
     */
    public Builder timeout(long milliseconds) {
      if (milliseconds < 1) {
        throw new IllegalArgumentException("A time limit is at least 1 ms: " + milliseconds);
      }
      timeoutMillis = milliseconds;
      return this;
    }

    /**
     * The client.
     *
     * @throws IllegalStateException if the server's address was not set
     * @throws IllegalArgumentException if it is no http or https address
     */
    public TongbanClient build() {
      if (baseUrl == null) {
        throw new IllegalStateException("Set baseUrl");
      }
      return new TongbanClient(this);
    }
  }
}
