package org.tongban.server.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept HTTP/1.1 connection that costs next to nothing, so that the server is what is measured.
 */
final class RawClient implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] body = new byte[256 * 1024];
  private int length;

  RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = socket.getOutputStream();
  }

  /** The bytes of a request; {@code headers} are lines that end in CR LF. */
  static byte[] request(String method, String path, String headers, byte[] content) {
    var head =
        (method
                + " "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n"
                + headers
                + (method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n")
                + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    var bytes = new byte[head.length + content.length];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(content, 0, bytes, head.length, content.length);
    return bytes;
  }

  /** Sends a request and reads the whole answer; returns its status. */
  int send(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    var status = Integer.parseInt(line().substring(9, 12));
    int expected = 0;
    boolean chunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        expected = Integer.parseInt(line.substring(15).strip());
      }
      chunked |= header.startsWith("transfer-encoding:") && header.endsWith("chunked");
    }
    length = 0;
    if (chunked) {
      for (int size = size(); size > 0; size = size()) {
        read(size);
        line();
      }
      line();
    } else {
      read(expected);
    }
    return status;
  }

  /** The body of the last answer. */
  String text() {
    return new String(body, 0, length, StandardCharsets.UTF_8);
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private void read(int count) throws IOException {
    if (in.readNBytes(body, length, count) < count) {
      throw new EOFException("The answer was cut off");
    }
    length += count;
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
