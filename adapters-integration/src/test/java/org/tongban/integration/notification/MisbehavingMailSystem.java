package org.tongban.integration.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Speaks SMTP just far enough to go wrong at a chosen point. */
final class MisbehavingMailSystem implements AutoCloseable {
  /** What goes wrong. */
  enum Fault {
    SAYS_NOTHING,
    GREYLISTS,
    KNOWS_NO_SUCH_MAILBOX,
    HAS_A_FULL_DISK,
    TAKES_IT_FOR_SPAM,
    TAKES_IT_AND_HANGS,
    TAKES_IT_AND_CUTS
  }

  final List<String> taken = new ArrayList<>();
  private final Fault fault;
  private final ServerSocket server;
  private final CountDownLatch over = new CountDownLatch(1);

  MisbehavingMailSystem(Fault fault) {
    this.fault = fault;
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        talk(socket);
      } catch (IOException _) {
        // The other side went, or the test is over.
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void talk(Socket socket) throws IOException, InterruptedException {
    if (fault == Fault.SAYS_NOTHING) {
      over.await(10, TimeUnit.SECONDS);
      return;
    }
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    say(socket, "220 test ESMTP");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      switch (line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT)) {
        case "EHLO", "HELO", "MAIL", "RSET" -> say(socket, "250 ok");
        case "RCPT" -> say(socket, recipient());
        case "DATA" -> {
          say(socket, "354 go on");
          var text = new StringBuilder();
          for (var part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
            text.append(part).append('\n');
          }
          if (!finish(socket, text.toString())) {
            return;
          }
        }
        case "QUIT" -> {
          say(socket, "221 bye");
          return;
        }
        default -> say(socket, "502 what?");
      }
    }
  }

  private String recipient() {
    return switch (fault) {
      case GREYLISTS -> "450 4.7.1 Greylisted, try again later";
      case KNOWS_NO_SUCH_MAILBOX -> "550 5.1.1 <ceping@example.com> unknown";
      case SAYS_NOTHING,
          HAS_A_FULL_DISK,
          TAKES_IT_FOR_SPAM,
          TAKES_IT_AND_HANGS,
          TAKES_IT_AND_CUTS ->
          "250 ok";
    };
  }

  /** Whether the talk goes on. */
  private boolean finish(Socket socket, String text) throws IOException, InterruptedException {
    switch (fault) {
      case HAS_A_FULL_DISK -> say(socket, "452 4.3.1 Insufficient storage");
      case TAKES_IT_FOR_SPAM -> say(socket, "554 5.7.1 Looks like spam");
      case TAKES_IT_AND_HANGS -> {
        taken.add(text);
        over.await(10, TimeUnit.SECONDS);
      }
      case TAKES_IT_AND_CUTS -> {
        taken.add(text);
        return false;
      }
      case SAYS_NOTHING, GREYLISTS, KNOWS_NO_SUCH_MAILBOX -> say(socket, "250 ok");
    }
    return true;
  }

  private static void say(Socket socket, String words) throws IOException {
    socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    over.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
