package org.tongban.integration.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Alibaba Cloud's SMS service on this machine, as far as {@code SendSms} goes: it checks the
 * signature by the published rules, the time, and that no nonce comes twice, has templates that
 * want all their variables, and misbehaves on request. Like the real one it sends a repeat once
 * more.
 */
final class AliyunServer implements AutoCloseable {
  static final String KEY_ID = "testKeyId";
  static final String SECRET = "testKeySecret";
  static final String SIGN_NAME = "测试市政务服务";

  /** How the next request goes wrong. */
  enum Fault {
    ACCEPTS_THEN_500,
    ACCEPTS_THEN_HANGS,
    ACCEPTS_THEN_CUTS,
    ACCEPTS_THEN_GIBBERISH,
    THROTTLES,
    LIMITS_THE_NUMBER,
    NO_SUCH_NUMBER,
    NO_MONEY,
    SYSTEM_ERROR
  }

  /** A message it sent. */
  record Sent(String phone, String template, String parameters, String reference) {}

  final List<Sent> sent = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Set<String> nonces = new HashSet<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  Instant now = Instant.now();

  AliyunServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  synchronized void next(Fault... some) {
    faults.addAll(List.of(some));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var refused = refusal(exchange);
      if (refused != null) {
        send(exchange, 403, refused);
        return;
      }
      var query = query(exchange);
      Fault fault;
      synchronized (this) {
        fault = faults.poll();
      }
      switch (fault) {
        case null -> {
          accept(query);
          send(exchange, 200, "OK");
        }
        case ACCEPTS_THEN_500 -> {
          accept(query);
          send(exchange, 500, "ServiceUnavailable");
        }
        case ACCEPTS_THEN_HANGS -> {
          accept(query);
          over.await(30, TimeUnit.SECONDS);
        }
        case ACCEPTS_THEN_CUTS -> {
          accept(query);
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        }
        case ACCEPTS_THEN_GIBBERISH -> {
          accept(query);
          raw(exchange, 200, "<html>");
        }
        case THROTTLES -> send(exchange, 429, "Throttling.User");
        case LIMITS_THE_NUMBER -> send(exchange, 200, "isv.BUSINESS_LIMIT_CONTROL");
        case NO_SUCH_NUMBER -> send(exchange, 200, "isv.MOBILE_NUMBER_ILLEGAL");
        case NO_MONEY -> send(exchange, 200, "isv.AMOUNT_NOT_ENOUGH");
        case SYSTEM_ERROR -> send(exchange, 200, "isp.SYSTEM_ERROR");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void accept(Map<String, String> query) {
    sent.add(
        new Sent(
            query.get("PhoneNumbers"),
            query.get("TemplateCode"),
            query.get("TemplateParam"),
            query.get("OutId")));
  }

  /** The code of what is wrong with the request, or null. */
  private synchronized String refusal(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    if (!"SendSms".equals(headers.getFirst("x-acs-action"))
        || !"2017-05-25".equals(headers.getFirst("x-acs-version"))
        || !exchange.getRequestMethod().equals("POST")) {
      return "InvalidAction.NotFound";
    }
    var age = Duration.between(Instant.parse(headers.getFirst("x-acs-date")), now).abs();
    if (age.compareTo(Duration.ofMinutes(15)) > 0) {
      return "InvalidTimeStamp.Expired";
    }
    if (!headers.getFirst("Authorization").equals(authorization(exchange))) {
      return "SignatureDoesNotMatch";
    }
    if (!nonces.add(headers.getFirst("x-acs-signature-nonce"))) {
      return "SignatureNonceUsed";
    }
    var query = query(exchange);
    if (!SIGN_NAME.equals(query.get("SignName"))) {
      return "isv.SMS_SIGNATURE_ILLEGAL";
    }
    return query.get("TemplateCode").startsWith("SMS_") ? null : "isv.SMS_TEMPLATE_ILLEGAL";
  }

  private static String authorization(HttpExchange exchange) {
    var names =
        exchange.getRequestHeaders().keySet().stream()
            .map(name -> name.toLowerCase(java.util.Locale.ROOT))
            .filter(name -> name.equals("host") || name.startsWith("x-acs-"))
            .sorted()
            .toList();
    var canonical =
        names.stream()
            .map(name -> name + ":" + exchange.getRequestHeaders().getFirst(name) + "\n")
            .collect(Collectors.joining());
    var sorted = exchange.getRequestURI().getRawQuery().split("&");
    Arrays.sort(sorted);
    var signed = String.join(";", names);
    var request =
        "POST\n/\n"
            + String.join("&", sorted)
            + "\n"
            + canonical
            + "\n"
            + signed
            + "\n"
            + sha256("");
    return "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
        .formatted(KEY_ID, signed, mac("ACS3-HMAC-SHA256\n" + sha256(request)));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var query = new HashMap<String, String>();
    for (var pair : exchange.getRequestURI().getRawQuery().split("&")) {
      var parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private static void send(HttpExchange exchange, int status, String code) throws IOException {
    raw(
        exchange,
        status,
        "{\"Message\":\"%s\",\"RequestId\":\"F655A8D5-B967-440B-8683-DAD6FF8DE990\",%s\"Code\":\"%s\"}"
            .formatted(code, code.equals("OK") ? "\"BizId\":\"900619746936498440^0\"," : "", code));
  }

  private static void raw(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
