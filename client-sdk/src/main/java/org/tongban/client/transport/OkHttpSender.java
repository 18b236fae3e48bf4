package org.tongban.client.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.BufferedSource;
import org.tongban.client.ApiCall;
import org.tongban.client.Callback;
import org.tongban.client.Download;
import org.tongban.client.Following;
import org.tongban.client.JsonObject;
import org.tongban.client.ProblemException;
import org.tongban.client.UploadContent;
import org.tongban.client.session.Sessions;
import org.tongban.client.session.TokenStore;
import org.tongban.client.session.Tokens;

/** Sends requests by OkHttp; between the SDK's own parts, not for applications. */
public final class OkHttpSender implements Sender, Closeable {
  private static final int ATTEMPTS = 3;
  private static final String RETRY_AFTER = "Tongban-Retry-After";
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long RENEW_EARLY_MILLIS = 30_000;
  private static final long LIMIT_ERROR = 64 * 1024;
  private static final long LIMIT_JSON = 8 * 1024 * 1024;
  private static final long LIMIT_FILE = 32 * 1024 * 1024;
  private static final long TIMEOUT_FILE_MILLIS = 300_000;
  private static final long SILENCE_MILLIS = 50_000;

  private final HttpUrl base;
  private final TokenStore store;
  private final long timeoutMillis;
  private final OkHttpClient http;
  private final ThreadPoolExecutor workers;
  private final Object renewal = new Object();
  private final Random random = new Random();
  private final Set<EventFollower<?>> followers =
      Collections.newSetFromMap(new ConcurrentHashMap<EventFollower<?>, Boolean>());

  /**
   * A sender to the server at that address.
   *
   * @param baseUrl http or https, for example {@code https://tongban.example/}
   * @param timeoutMillis the limit of a call without files, unless the call has its own
   * @throws IllegalArgumentException if the address is none
   */
  public OkHttpSender(String baseUrl, TokenStore store, long timeoutMillis) {
    this.base = HttpUrl.get(baseUrl).newBuilder().addPathSegments("api/v1").build();
    this.store = Objects.requireNonNull(store);
    this.timeoutMillis = timeoutMillis;
    // Repeating is decided here, where it is known what may be repeated; a redirect could carry
    // the token to another host.
    this.http =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .addNetworkInterceptor(OkHttpSender::keepRetryAfterFromOkHttp)
            .connectTimeout(10, TimeUnit.SECONDS)
            .readTimeout(30, TimeUnit.SECONDS)
            .writeTimeout(30, TimeUnit.SECONDS)
            .build();
    this.workers =
        new ThreadPoolExecutor(
            4,
            4,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<Runnable>(),
            task -> {
              Thread thread = new Thread(task, "tongban-client");
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
  }

  @Override
  public <T> ApiCall<T> prepare(ApiRequest<T> request) {
    boolean slow = request.upload != null || request.plain == Download.class;
    return new Prepared<T>(
        request,
        request.method.equals("GET") || request.signingIn ? null : UUID.randomUUID().toString(),
        slow ? Math.max(TIMEOUT_FILE_MILLIS, timeoutMillis) : timeoutMillis);
  }

  @Override
  public <T> Following follow(
      ApiRequest<T> request,
      String name,
      String lastId,
      Executor executor,
      EventListener<T> listener) {
    EventFollower<T> follower =
        new EventFollower<T>(
            this,
            request,
            name,
            lastId,
            Objects.requireNonNull(executor),
            Objects.requireNonNull(listener));
    followers.add(follower);
    Thread thread = new Thread(follower, "tongban-follow");
    thread.setDaemon(true);
    thread.start();
    return follower;
  }

  void forget(EventFollower<?> follower) {
    followers.remove(follower);
  }

  Tokens tokens() {
    return store.load();
  }

  /** A call whose answer may last; a sign of life is expected every 15 s. */
  Call eventCall(ApiRequest<?> request, Tokens tokens, String lastId) {
    Request.Builder builder =
        new Request.Builder().url(url(request)).header("Accept", "text/event-stream");
    if (tokens != null) {
      builder.header("Authorization", "Bearer " + tokens.access());
    }
    if (lastId != null) {
      builder.header("Last-Event-ID", lastId);
    }
    return http.newBuilder()
        .readTimeout(SILENCE_MILLIS, TimeUnit.MILLISECONDS)
        .build()
        .newCall(builder.build());
  }

  private HttpUrl url(ApiRequest<?> request) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : request.path) {
      url.addPathSegment(segment);
    }
    for (int i = 0; i < request.query.size(); i += 2) {
      url.addQueryParameter(request.query.get(i), request.query.get(i + 1));
    }
    return url.build();
  }

  /**
   * Lets running and enqueued calls end; calls enqueued from now on are refused. Stops whatever is
   * followed.
   */
  @Override
  public void close() {
    for (EventFollower<?> follower : new ArrayList<EventFollower<?>>(followers)) {
      follower.stop();
    }
    workers.shutdown();
    http.connectionPool().evictAll();
  }

  private final class Prepared<T> implements ApiCall<T> {
    private final ApiRequest<T> request;
    private final String key;
    private final long limitMillis;
    private final AtomicBoolean used = new AtomicBoolean();
    private final Object lock = new Object();
    private boolean cancelled;
    private Call current;
    private long deadlineNanos;

    Prepared(ApiRequest<T> request, String key, long limitMillis) {
      this.request = request;
      this.key = key;
      this.limitMillis = limitMillis;
    }

    @Override
    public ApiCall<T> copy() {
      return new Prepared<T>(request, key, limitMillis);
    }

    @Override
    public ApiCall<T> withTimeout(long milliseconds) {
      if (milliseconds < 1) {
        throw new IllegalArgumentException("A time limit is at least 1 ms: " + milliseconds);
      }
      return new Prepared<T>(request, key, milliseconds);
    }

    @Override
    public void cancel() {
      synchronized (lock) {
        cancelled = true;
        lock.notifyAll();
        if (current != null) {
          current.cancel();
        }
      }
    }

    @Override
    public boolean isCancelled() {
      synchronized (lock) {
        return cancelled;
      }
    }

    @Override
    public T execute() throws IOException {
      use();
      return run();
    }

    @Override
    public void enqueue(Executor executor, Callback<T> callback) {
      Objects.requireNonNull(executor);
      Objects.requireNonNull(callback);
      use();
      try {
        workers.execute(() -> runFor(executor, callback));
      } catch (RejectedExecutionException e) {
        throw new IllegalStateException("The client is closed", e);
      }
    }

    private void runFor(Executor executor, Callback<T> callback) {
      T result;
      try {
        result = run();
      } catch (IOException | RuntimeException e) {
        executor.execute(() -> callback.onFailure(e));
        return;
      }
      executor.execute(() -> callback.onResult(result));
    }

    private void use() {
      if (!used.compareAndSet(false, true)) {
        throw new IllegalStateException("A call runs once; use copy()");
      }
    }

    private T run() throws IOException {
      deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
      boolean renewed = false;
      for (int attempt = 1; ; attempt++) {
        Tokens tokens = request.signingIn ? null : store.load();
        if (tokens != null && !renewed && endsSoon(tokens)) {
          renewed = true;
          tokens = renew(tokens);
        }
        long pause = backoff(attempt);
        try {
          try {
            return attempt(tokens);
          } catch (ProblemException e) {
            if (e.status() != 401 || tokens == null || renewed) {
              throw e;
            }
            renewed = true;
            return attempt(renew(tokens));
          }
        } catch (ProblemException e) {
          boolean passing = e.status() == 429 || e.status() == 503;
          pause = e.retryAfterMillis() < 0 ? pause : e.retryAfterMillis();
          if (!passing || !mayRepeat(attempt, pause)) {
            throw e;
          }
        } catch (NoAnswerException e) {
          if (!mayRepeat(attempt, pause)) {
            throw e.reason;
          }
        }
        pause(pause);
      }
    }

    private boolean endsSoon(Tokens tokens) {
      return tokens.accessEndsAt() - RENEW_EARLY_MILLIS < System.currentTimeMillis();
    }

    private boolean mayRepeat(int attempt, long pauseMillis) {
      boolean harmless = key != null || request.method.equals("GET");
      long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
      return harmless && attempt < ATTEMPTS && !isCancelled() && left > pauseMillis;
    }

    private long backoff(int attempt) {
      long most = FIRST_PAUSE_MILLIS << attempt;
      return most / 2 + random.nextInt((int) most / 2);
    }

    private void pause(long millis) throws IOException {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      synchronized (lock) {
        long left = millis;
        while (left > 0 && !cancelled) {
          try {
            lock.wait(left);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted");
          }
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        if (cancelled) {
          throw new IOException("Cancelled");
        }
      }
    }

    /** One attempt; a {@link NoAnswerException} if not even the head of an answer came. */
    private T attempt(Tokens tokens) throws IOException {
      long left = deadlineNanos - System.nanoTime();
      if (left <= 0) {
        throw new InterruptedIOException("The time limit passed");
      }
      ContentBody content = request.upload == null ? null : new ContentBody(request.upload);
      Call call = http.newCall(httpRequest(tokens, content));
      call.timeout().timeout(left, TimeUnit.NANOSECONDS);
      synchronized (lock) {
        if (cancelled) {
          throw new IOException("Cancelled");
        }
        current = call;
      }
      Response response;
      try {
        response = call.execute();
      } catch (IOException e) {
        if (content != null && content.failure != null) {
          throw content.failure;
        }
        throw new NoAnswerException(e);
      }
      try (ResponseBody body = response.body()) {
        if (!response.isSuccessful()) {
          throw problem(response, body);
        }
        return answer(body);
      } catch (JsonObject.Mismatch e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    private Request httpRequest(Tokens tokens, ContentBody content) {
      Request.Builder builder = new Request.Builder().url(url(request));
      if (request.plain != Download.class) {
        builder.header("Accept", "application/json, application/problem+json");
      }
      if (tokens != null) {
        builder.header("Authorization", "Bearer " + tokens.access());
      }
      if (key != null) {
        builder.header("Idempotency-Key", key);
      }
      if (request.ifMatch != null) {
        builder.header("If-Match", request.ifMatch);
      }
      return builder.method(request.method, body(content)).build();
    }

    private RequestBody body(ContentBody content) {
      if (content != null) {
        MultipartBody.Builder form =
            new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", request.upload.fileName(), content);
        for (Map.Entry<String, ?> text : request.body.entrySet()) {
          form.addFormDataPart(text.getKey(), String.valueOf(text.getValue()));
        }
        return form.build();
      }
      boolean needed = request.method.equals("POST") || request.method.equals("PUT");
      if (request.body == null && !needed) {
        return null;
      }
      Map<String, ?> fields =
          request.body == null ? Collections.<String, Object>emptyMap() : request.body;
      return RequestBody.create(
          JsonObject.write(fields).getBytes(StandardCharsets.UTF_8),
          MediaType.get("application/json"));
    }

    private T answer(ResponseBody body) throws IOException {
      if (request.reader != null) {
        return request.reader.read(JsonObject.parse(text(bytes(body, LIMIT_JSON))));
      }
      if (request.plain == Download.class) {
        MediaType type = body.contentType();
        String named = type == null ? "application/octet-stream" : type.toString();
        return request.plain.cast(new Download(named, bytes(body, LIMIT_FILE)));
      }
      return null;
    }
  }

  /** One renewal at a time; whoever waited meanwhile uses the tokens it brought. */
  Tokens renew(Tokens stale) throws IOException {
    synchronized (renewal) {
      Tokens kept = store.load();
      if (kept == null || !kept.access().equals(stale.access())) {
        return kept;
      }
      try {
        Tokens fresh =
            prepare(
                    ApiRequest.of("POST", Sessions::tokens, "sessions", "refresh")
                        .json(Collections.singletonMap("refreshToken", kept.refresh()))
                        .signingIn())
                .execute();
        store.save(fresh);
        return fresh;
      } catch (ProblemException e) {
        if (e.status() == 400 || e.status() == 401 || e.status() == 403) {
          store.clear();
        }
        throw e;
      }
    }
  }

  private static byte[] bytes(ResponseBody body, long limit) throws IOException {
    BufferedSource source = body.source();
    if (source.request(limit + 1)) {
      throw new IOException("The answer is longer than " + limit + " bytes");
    }
    return source.getBuffer().readByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static ProblemException problem(Response response, ResponseBody body) {
    JsonObject document = JsonObject.empty();
    try {
      document = JsonObject.parse(text(bytes(body, LIMIT_ERROR)));
    } catch (IOException e) {
      // The status says enough: a proxy's page, or an answer cut short, is no problem document.
      document = JsonObject.empty();
    }
    return ProblemException.of(
        response.code(), document, retryAfterMillis(response.header(RETRY_AFTER)));
  }

  /** OkHttp sends again, by itself, whatever got a 503 with "Retry-After: 0"; even a sign-in. */
  private static Response keepRetryAfterFromOkHttp(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String header = response.header("Retry-After");
    return header == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(RETRY_AFTER, header).build();
  }

  private static long retryAfterMillis(String header) {
    try {
      return header == null ? -1 : Math.max(0, Integer.parseInt(header.trim())) * 1000L;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The request, or the head of the answer, got lost. */
  private static final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1;
    final transient IOException reason;

    NoAnswerException(IOException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /** Streams the file, and remembers whether the file, not the network, failed. */
  private static final class ContentBody extends RequestBody {
    private final UploadContent content;
    volatile IOException failure;

    ContentBody(UploadContent content) {
      this.content = content;
    }

    @Override
    public MediaType contentType() {
      return MediaType.parse(content.mediaType());
    }

    @Override
    public long contentLength() {
      return content.length();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      InputStream in = open();
      try {
        byte[] buffer = new byte[8192];
        long sent = 0;
        for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
          sink.write(buffer, 0, count);
          sent += count;
          if (content.progress() != null) {
            content.progress().sent(sent, content.length());
          }
        }
      } finally {
        in.close();
      }
    }

    private InputStream open() throws IOException {
      try {
        return content.open();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    private int read(InputStream in, byte[] buffer) throws IOException {
      try {
        return in.read(buffer);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
