package org.tongban.persistence.casework;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * As much of S3's REST interface as the storage uses, with path-style addresses: PutObject,
 * GetObject, DeleteObject, and S3's error documents. It checks who calls (the key's name, not the
 * signature) and that the body is the one that was signed.
 */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "papers";
  static final String ACCESS_KEY = "test-access-key";

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile boolean broken;

  S3Server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Everything that is stored, as it is stored. */
  Map<String, byte[]> objects() {
    return objects;
  }

  /** From now on every request is answered as by a service in trouble, or no longer. */
  void breakDown(boolean down) {
    broken = down;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var path = exchange.getRequestURI().getPath();
      var prefix = "/" + BUCKET + "/";
      var authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (broken) {
        error(exchange, 503, "SlowDown");
      } else if (authorization == null
          || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
        error(exchange, 403, "InvalidAccessKeyId");
      } else if (!path.startsWith(prefix)) {
        error(exchange, 404, "NoSuchBucket");
      } else if (!signed(body, exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))) {
        error(exchange, 400, "XAmzContentSHA256Mismatch");
      } else {
        answer(exchange, path.substring(prefix.length()), body);
      }
    }
  }

  /** Without a body there may be nothing to sign. */
  private static boolean signed(byte[] body, String hash) {
    return sha256(body).equals(hash) || body.length == 0 && "UNSIGNED-PAYLOAD".equals(hash);
  }

  private void answer(HttpExchange exchange, String key, byte[] body) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(key, body);
        exchange.getResponseHeaders().set("ETag", "\"" + sha256(body).substring(0, 32) + "\"");
        exchange.sendResponseHeaders(200, -1);
      }
      case "GET" -> {
        var object = objects.get(key);
        if (object == null) {
          error(exchange, 404, "NoSuchKey");
        } else {
          exchange.sendResponseHeaders(200, object.length == 0 ? -1 : object.length);
          exchange.getResponseBody().write(object);
        }
      }
      case "DELETE" -> {
        objects.remove(key);
        exchange.sendResponseHeaders(204, -1);
      }
      default -> error(exchange, 405, "MethodNotAllowed");
    }
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    var document =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>%s</Message><RequestId>1</RequestId></Error>"""
            .formatted(code, code)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, document.length);
    exchange.getResponseBody().write(document);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
