package org.tongban.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.IdempotencyRecords.Answer;
import org.tongban.application.transaction.IdempotencyRecords.Key;
import org.tongban.application.transaction.KeyedAnswer;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.web.problem.Correlation;
import org.tongban.web.problem.InvalidInputException;
import org.tongban.web.problem.Problem;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.RequestDigests;

/**
 * Gives a write that is sent again under the same {@code Idempotency-Key} its first answer. The
 * answer is kept in the transaction of the write, so there is one if and only if the write took
 * effect.
 */
@Singleton
public class IdempotentWrites {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern FORM = Pattern.compile("[!-~]{1,100}");
  private static final int LONGEST_OPERATION = 200;

  private final IdempotencyRecords records;
  private final Transactions transactions;
  private final JsonMapper json;
  private final RequestDigests digests;

  IdempotentWrites(
      IdempotencyRecords records,
      Transactions transactions,
      JsonMapper json,
      RequestDigests digests) {
    this.records = records;
    this.transactions = transactions;
    this.json = json;
    this.digests = digests;
  }

  /**
   * A write that needs something slow done before its transaction.
   *
   * @param <P> what was made ready
   */
  public interface Prepared<P> {
    /** Does the slow part; outside any transaction, and not at all for a repetition. */
    P prepare();

    /** The write itself; may run more than once, each time in a transaction of its own. */
    MutableHttpResponse<?> write(P ready);

    /**
     * Clears up when all is over.
     *
     * @param used whether the write took effect with this; if not, another was first or it failed
     */
    default void settle(P ready, boolean used) {}
  }

  /**
   * Does the write, or gives the answer it had before. Refusals are kept like successes; what ended
   * with an exception or a status from 500 on is not, and nothing of it took effect.
   *
   * @param caller authorised before: keys are theirs alone
   * @param body what was sent, to be told from something else under the same key
   * @param write may run more than once, each time in a transaction of its own
   */
  public HttpResponse<?> write(
      HttpRequest<?> request,
      Caller caller,
      Object body,
      Supplier<? extends MutableHttpResponse<?>> write) {
    return write(request, caller, body, write, Sharing.NEVER);
  }

  /**
   * Like {@link #write}, for work that reads first and then writes a few rows: simultaneous
   * requests may share a transaction, see {@link Transactions#gathered}.
   */
  public HttpResponse<?> writeGathered(
      HttpRequest<?> request,
      Caller caller,
      Object body,
      Supplier<? extends MutableHttpResponse<?>> write) {
    return write(request, caller, body, write, Sharing.WITH_OTHERS);
  }

  /**
   * Like {@link #write}, for what was sent with a body: it is read first, whatever the key, and
   * every fault in it is told.
   *
   * @param read takes what was sent apart and notes what is wrong with it
   * @param take the write, with what was read
   * @throws InvalidInputException if anything was wrong
   */
  public <T> HttpResponse<?> write(
      HttpRequest<?> request,
      Caller caller,
      Object body,
      Function<Inputs, T> read,
      Function<? super T, ? extends MutableHttpResponse<?>> take) {
    var inputs = new Inputs();
    var given = read.apply(inputs);
    inputs.check();
    return write(request, caller, body, () -> take.apply(given));
  }

  /** Whether a write may share its transaction. */
  private enum Sharing {
    NEVER,
    WITH_OTHERS
  }

  private HttpResponse<?> write(
      HttpRequest<?> request,
      Caller caller,
      Object body,
      Supplier<? extends MutableHttpResponse<?>> write,
      Sharing sharing) {
    var key = key(request, caller);
    return key.isEmpty()
        ? write.get()
        : keyed(request, key.get(), hash(body), write, sharing).response;
  }

  /** Like {@link #write}, for a write with a slow part. */
  public <P> HttpResponse<?> writePrepared(
      HttpRequest<?> request, Caller caller, Object body, Prepared<P> work) {
    var key = key(request, caller);
    var hash = key.isEmpty() ? "" : hash(body);
    var kept =
        key.flatMap(
            known -> transactions.reading(() -> records.find(known)).map(it -> replay(it, hash)));
    if (kept.isPresent()) {
      return kept.get();
    }
    var ready = work.prepare();
    boolean used = false;
    try {
      if (key.isEmpty()) {
        var response = transactions.inTransaction(() -> work.write(ready));
        used = true;
        return response;
      }
      var outcome = keyed(request, key.get(), hash, () -> work.write(ready), Sharing.NEVER);
      used = outcome.first;
      return outcome.response;
    } finally {
      work.settle(ready, used);
    }
  }

  /**
   * Like {@link #write}, for a write that keeps its answer itself, in a transaction that it may
   * share with others.
   *
   * @param write gets the key and how to answer; without a key, nothing
   * @param answered the answer, never with a status from 500 on
   * @param <R> what comes of the write
   */
  public <R> HttpResponse<?> writeKeeping(
      HttpRequest<?> request,
      Caller caller,
      Object body,
      Function<Optional<KeyedAnswer<R>>, R> write,
      Function<R, MutableHttpResponse<?>> answered) {
    var key = key(request, caller);
    if (key.isEmpty()) {
      return answered.apply(write.apply(Optional.empty()));
    }
    var hash = hash(body);
    var last = new AtomicReference<Answer>();
    var keyed =
        new KeyedAnswer<R>(
            key.get(),
            result -> {
              last.set(answer(request, answered.apply(result), hash));
              return last.get();
            });
    try {
      write.apply(Optional.of(keyed));
      return replay(last.get(), hash);
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return afterFailure(key.get(), hash, e).response;
    }
  }

  /** The key that was sent, or empty. */
  private static Optional<Key> key(HttpRequest<?> request, Caller caller) {
    var header = request.getHeaders().get(HEADER);
    if (header == null) {
      return Optional.empty();
    }
    if (!FORM.matcher(header).matches()) {
      throw new InvalidInputException(HEADER, "应为 1 至 100 个可见的 ASCII 字符。");
    }
    return Optional.of(new Key(caller.actorId(), operation(request), header));
  }

  /** An answer, and whether the write took effect just now. */
  private record Outcome(HttpResponse<?> response, boolean first) {}

  private Outcome keyed(
      HttpRequest<?> request,
      Key key,
      String hash,
      Supplier<? extends MutableHttpResponse<?>> write,
      Sharing sharing) {
    Supplier<Outcome> once = () -> once(request, key, hash, write);
    try {
      return switch (sharing) {
        case NEVER -> transactions.inTransaction(once);
        case WITH_OTHERS -> transactions.gathered(once);
      };
    } catch (NotKept e) {
      return new Outcome(e.response, false);
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return afterFailure(key, hash, e);
    }
  }

  /**
   * The same request, sent at the same time, may have been first: at the key, or at what it
   * changes.
   */
  private Outcome afterFailure(Key key, String hash, RuntimeException failure) {
    return transactions.inTransaction(
        () ->
            records
                .find(key)
                .map(kept -> new Outcome(replay(kept, hash), false))
                .orElseThrow(() -> failure));
  }

  private Outcome once(
      HttpRequest<?> request,
      Key key,
      String hash,
      Supplier<? extends MutableHttpResponse<?>> write) {
    var response = write.get();
    if (response.code() >= 500) {
      throw new NotKept(response);
    }
    // A repetition that would take effect fails at its key, below; only one that is refused has to
    // be told apart here. Neither leaves anything behind.
    if (response.code() >= 400) {
      var kept = records.find(key);
      if (kept.isPresent()) {
        throw new NotKept(replay(kept.get(), hash));
      }
    }
    var answer = answer(request, response, hash);
    records.keep(key, answer);
    return new Outcome(replay(answer, hash), true);
  }

  private Answer answer(HttpRequest<?> request, MutableHttpResponse<?> response, String hash) {
    var body = response.getBody().orElse(null);
    var content =
        body instanceof Problem problem
            ? problem.at(request.getPath(), Correlation.of(request))
            : body;
    return new Answer(
        hash,
        response.code(),
        header(response, HttpHeaders.LOCATION),
        header(response, HttpHeaders.ETAG),
        response.getContentType().map(MediaType::toString).orElse(MediaType.APPLICATION_JSON),
        content == null ? "" : new String(bytes(content), StandardCharsets.UTF_8));
  }

  private static HttpResponse<?> replay(Answer kept, String hash) {
    if (!kept.requestHash().equals(hash)) {
      return ProblemType.KEY_REUSED.response("这个 Idempotency-Key 已用于另一项内容，请换一个新的。");
    }
    var response = HttpResponse.<String>status(kept.status(), reason(kept.status()));
    if (!kept.location().isEmpty()) {
      response.header(HttpHeaders.LOCATION, kept.location());
    }
    if (!kept.etag().isEmpty()) {
      response.header(HttpHeaders.ETAG, kept.etag());
    }
    return kept.body().isEmpty()
        ? response
        : response.contentType(kept.contentType()).body(kept.body());
  }

  private static String reason(int status) {
    return io.micronaut.http.HttpStatus.valueOf(status).getReason();
  }

  private static String operation(HttpRequest<?> request) {
    var operation = request.getMethodName() + " " + request.getPath();
    return operation.length() <= LONGEST_OPERATION
        ? operation
        : operation.substring(0, LONGEST_OPERATION);
  }

  private static String header(HttpResponse<?> response, String name) {
    var text = response.getHeaders().get(name);
    return text == null ? "" : text;
  }

  private String hash(Object body) {
    return digests.of(
        switch (body) {
          case null -> new byte[0];
          case byte[] raw -> raw;
          default -> bytes(body);
        });
  }

  private byte[] bytes(Object content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Carries an answer that is not kept out of the transaction, which is rolled back. */
  private static final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient HttpResponse<?> response;

    NotKept(HttpResponse<?> response) {
      super("Status " + response.code());
      this.response = response;
    }
  }
}
