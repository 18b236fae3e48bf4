package org.tongban.client.transport;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.Executor;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.tongban.client.Following;
import org.tongban.client.JsonObject;
import org.tongban.client.ProblemException;
import org.tongban.client.session.Tokens;

/** Follows server-sent events over as many connections as it takes, on a thread of its own. */
final class EventFollower<T> implements Following, Runnable {
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;
  private static final long LONGEST_LINE = 256 * 1024;
  private static final int LONGEST_EVENT = 1024 * 1024;

  private final OkHttpSender sender;
  private final ApiRequest<T> request;
  private final String name;
  private final Executor executor;
  private final EventListener<T> listener;
  private final Random random = new Random();
  private final Object lock = new Object();
  private boolean over;
  private Call current;
  private String lastId;
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  EventFollower(
      OkHttpSender sender,
      ApiRequest<T> request,
      String name,
      String lastId,
      Executor executor,
      EventListener<T> listener) {
    this.sender = sender;
    this.request = request;
    this.name = name;
    this.lastId = lastId;
    this.executor = executor;
    this.listener = listener;
  }

  @Override
  public void stop() {
    synchronized (lock) {
      over = true;
      lock.notifyAll();
      if (current != null) {
        current.cancel();
      }
    }
    sender.forget(this);
  }

  @Override
  public boolean isOver() {
    synchronized (lock) {
      return over;
    }
  }

  @Override
  public void run() {
    boolean renewed = false;
    while (!isOver()) {
      long wait = -1;
      try {
        Tokens tokens = sender.tokens();
        try {
          connect(tokens);
          renewed = false;
        } catch (ProblemException e) {
          if (e.status() != 401 || tokens == null || renewed) {
            throw e;
          }
          renewed = true;
          sender.renew(tokens);
          continue;
        }
      } catch (ProblemException e) {
        if (e.status() != 429 && e.status() < 500) {
          end(e);
          return;
        }
        wait = e.retryAfterMillis();
      } catch (IOException e) {
        // The line broke: nothing is lost, the next connection begins where this one ended.
        wait = -1;
      } catch (RuntimeException e) {
        end(e);
        return;
      }
      pause(wait < 0 ? backoff() : wait);
    }
  }

  private long backoff() {
    long most = pauseMillis;
    pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
    return most / 2 + random.nextInt((int) (most / 2));
  }

  private void pause(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    synchronized (lock) {
      long left = millis;
      while (left > 0 && !over) {
        try {
          lock.wait(left);
        } catch (InterruptedException e) {
          // Nobody but the application itself could want that: it ends as if stopped.
          over = true;
        }
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
  }

  /** Until the connection ends; a problem if it was refused. */
  private void connect(Tokens tokens) throws IOException {
    Call call = sender.eventCall(request, tokens, lastId);
    synchronized (lock) {
      if (over) {
        return;
      }
      current = call;
    }
    Response response = call.execute();
    try (ResponseBody body = response.body()) {
      if (!response.isSuccessful()) {
        throw OkHttpSender.problem(response, body);
      }
      read(body.source());
    }
  }

  /** Lines of fields, and an empty line after each event (HTML standard, 9.2.6). */
  private void read(BufferedSource source) throws IOException {
    String event = "";
    String id = null;
    StringBuilder data = new StringBuilder();
    while (!isOver() && !source.exhausted()) {
      String line = source.readUtf8LineStrict(LONGEST_LINE);
      int colon = line.indexOf(':');
      if (line.isEmpty()) {
        if (event.equals(name) && data.length() > 0) {
          happened(id, data.toString());
        }
        event = "";
        id = null;
        data.setLength(0);
      } else if (colon != 0) {
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("event")) {
          event = value;
        } else if (field.equals("id")) {
          id = value;
        } else if (field.equals("data")) {
          if (data.length() + value.length() > LONGEST_EVENT) {
            throw new IOException("An event is longer than " + LONGEST_EVENT + " characters");
          }
          data.append(data.length() == 0 ? "" : "\n").append(value);
        }
      }
    }
  }

  private void happened(String id, String data) throws IOException {
    T value;
    try {
      value = request.reader.read(JsonObject.parse(data));
    } catch (JsonObject.Mismatch e) {
      throw new IOException(e.getMessage(), e);
    }
    pauseMillis = FIRST_PAUSE_MILLIS;
    if (id != null && !id.isEmpty()) {
      lastId = id;
    }
    executor.execute(
        () -> {
          if (!isOver()) {
            listener.onEvent(value);
          }
        });
  }

  private void end(Exception failure) {
    synchronized (lock) {
      if (over) {
        return;
      }
      over = true;
    }
    sender.forget(this);
    executor.execute(() -> listener.onEnd(failure));
  }
}
