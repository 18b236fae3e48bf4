package org.tongban.integration.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A courier's server on this machine that keeps to the courier's protocol, and misbehaves on
 * request. What it was asked and what it did is kept for the tests.
 */
public abstract class CourierServer implements AutoCloseable {
  private static final int KEPT = 1000;

  /** How the next request goes wrong. */
  public enum Fault {
    NONE,
    /** Does what was asked, and never answers. */
    ACCEPTS_THEN_HANGS,
    /** Does what was asked, and answers 500. */
    ACCEPTS_THEN_500,
    /** Does nothing, and never answers. */
    TIMES_OUT_BEFORE,
    /** Does what was asked, and closes the connection half-way through the answer. */
    ACCEPTS_THEN_CUTS,
    /** Does what was asked, and answers something that is no JSON. */
    ACCEPTS_THEN_GIBBERISH
  }

  /** An order as the courier has it. */
  public static final class Order {
    public final String reference;
    public final String waybill;
    boolean cancelled;
    boolean pickedUp;

    Order(String reference, String waybill) {
      this.reference = reference;
      this.waybill = waybill;
    }
  }

  /** Something that happened, with the courier's code. */
  public record Event(String time, String code, String name, String words, String city) {}

  final Map<String, List<Order>> orders = new LinkedHashMap<>();
  final Map<String, List<Event>> events = new HashMap<>();
  final List<Map<String, String>> received = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile int failEvery;
  private volatile Duration delay = Duration.ZERO;
  private int requests;
  private int made;

  CourierServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it answers. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** How the next requests go wrong. */
  public synchronized void next(Fault... some) {
    faults.addAll(List.of(some));
  }

  /** The next requests work after all. */
  synchronized void forgive() {
    faults.clear();
  }

  /** How many parcels it made under the reference and did not call off. */
  public synchronized long parcels(String reference) {
    return orders.getOrDefault(reference, List.of()).stream()
        .filter(order -> !order.cancelled)
        .count();
  }

  synchronized void happens(String waybill, Event... some) {
    events.computeIfAbsent(waybill, _ -> new ArrayList<>()).addAll(List.of(some));
  }

  /** Everything it has, by reference. */
  public synchronized Map<String, List<Order>> made() {
    return new LinkedHashMap<>(orders);
  }

  /** Every so manieth request is done and answered 500. */
  public void failEvery(int requests) {
    failEvery = requests;
  }

  /** Every request takes that long. */
  public void delay(Duration time) {
    delay = time;
  }

  Optional<Order> find(String reference) {
    return orders.getOrDefault(reference, List.of()).stream().findFirst();
  }

  /** The first order under the reference, made if there is none: a repeat makes no second one. */
  Order make(String reference, String prefix) {
    var known = orders.computeIfAbsent(reference, _ -> new ArrayList<>());
    if (known.isEmpty()) {
      made++;
      known.add(new Order(reference, prefix + "%010d".formatted(made)));
    }
    return known.getFirst();
  }

  /** Does what the form asks, by the courier's protocol. */
  abstract String answer(Map<String, String> form);

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Fault fault;
      String answer = "";
      synchronized (this) {
        requests++;
        if (requests <= KEPT) {
          received.add(form);
        }
        fault =
            Optional.ofNullable(faults.poll())
                .orElse(
                    failEvery > 0 && requests % failEvery == 0
                        ? Fault.ACCEPTS_THEN_500
                        : Fault.NONE);
        if (fault != Fault.TIMES_OUT_BEFORE) {
          answer = answer(form);
        }
      }
      Thread.sleep(delay);
      switch (fault) {
        case NONE -> send(exchange, 200, answer);
        case ACCEPTS_THEN_500 -> send(exchange, 500, "{\"error\":\"内部错误\"}");
        case ACCEPTS_THEN_GIBBERISH -> send(exchange, 200, "<html>502 Bad Gateway</html>");
        case ACCEPTS_THEN_CUTS -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        }
        case ACCEPTS_THEN_HANGS, TIMES_OUT_BEFORE -> over.await(30, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (var pair : body.split("&")) {
      var parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
    }
    return form;
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
