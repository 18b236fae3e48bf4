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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.IdempotencyRecords;
import org.tongban.application.transaction.IdempotencyRecords.Answer;
import org.tongban.application.transaction.IdempotencyRecords.Key;
import org.tongban.application.transaction.Transactions;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.web.problem.Correlation;
import org.tongban.web.problem.InvalidInputException;
import org.tongban.web.problem.Problem;
import org.tongban.web.problem.ProblemType;

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

  IdempotentWrites(IdempotencyRecords records, Transactions transactions, JsonMapper json) {
    this.records = records;
    this.transactions = transactions;
    this.json = json;
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
    var header = request.getHeaders().get(HEADER);
    if (header == null) {
      return write.get();
    }
    if (!FORM.matcher(header).matches()) {
      throw new InvalidInputException(HEADER, "应为 1 至 100 个可见的 ASCII 字符。");
    }
    var key = new Key(caller.actorId(), operation(request), header);
    var hash = hash(body);
    try {
      return transactions.inTransaction(() -> once(request, key, hash, write));
    } catch (ServerError e) {
      return e.response;
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      // The same request, sent at the same time, may have been first: at the key, or at what it
      // changes.
      return transactions.inTransaction(
          () -> records.find(key).map(kept -> replay(kept, hash)).orElseThrow(() -> e));
    }
  }

  private HttpResponse<?> once(
      HttpRequest<?> request,
      Key key,
      String hash,
      Supplier<? extends MutableHttpResponse<?>> write) {
    var response = write.get();
    if (response.code() >= 500) {
      throw new ServerError(response);
    }
    // A repetition that would take effect fails at its key, below, and leaves nothing behind; only
    // one that is refused has to be told apart here.
    if (response.code() >= 400) {
      var kept = records.find(key);
      if (kept.isPresent()) {
        return replay(kept.get(), hash);
      }
    }
    var answer = answer(request, response, hash);
    records.keep(key, answer);
    return replay(answer, hash);
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
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(body == null ? new byte[0] : bytes(body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] bytes(Object content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Carries an answer that must not be kept out of the transaction, which is rolled back. */
  private static final class ServerError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient MutableHttpResponse<?> response;

    ServerError(MutableHttpResponse<?> response) {
      super("Status " + response.code());
      this.response = response;
    }
  }
}
