package org.tongban.application.transaction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;

/**
 * The answers given to writes that carried an idempotency key, kept for at least 24 hours. Calls
 * join the caller's transaction. Every implementation passes {@code IdempotencyRecordsContract}.
 */
public interface IdempotencyRecords {
  /** The answer kept for the key, or empty if there is none. */
  Optional<Answer> find(Key key);

  /**
   * Keeps the answer.
   *
   * @throws DuplicateKeyException if another transaction kept one for the key meanwhile; the
   *     caller's transaction must be rolled back, and the kept answer be given instead
   */
  default void keep(Key key, Answer answer) {
    keep(List.of(new Entry(key, answer)));
  }

  /**
   * Keeps answers to several writes, in as few statements as can be.
   *
   * @throws DuplicateKeyException if there is one for one of the keys; the caller's transaction
   *     must be rolled back, because some may have been kept
   */
  void keep(List<Entry> some);

  /** Thrown by {@link #keep}. */
  final class DuplicateKeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DuplicateKeyException() {
      super("This key was used before");
    }
  }

  /**
   * What a key is good for: one operation of one caller.
   *
   * @param operation method and path of the request, at most 200 characters
   * @param key as the caller chose it, 1 to 100 visible ASCII characters
   */
  record Key(ActorId caller, String operation, String key) {
    public Key {
      Objects.requireNonNull(caller);
      Objects.requireNonNull(operation);
      Objects.requireNonNull(key);
    }
  }

  /** An answer to keep. */
  record Entry(Key key, Answer answer) {
    public Entry {
      Objects.requireNonNull(key);
      Objects.requireNonNull(answer);
    }
  }

  /**
   * What was asked and answered.
   *
   * @param requestHash of the request's body, 32 bytes in hexadecimal
   * @param status the HTTP status
   * @param location the {@code Location} header, may be empty
   * @param etag the {@code ETag} header, may be empty
   * @param contentType the {@code Content-Type} header
   * @param body the body; kept encrypted
   */
  record Answer(
      String requestHash,
      int status,
      String location,
      String etag,
      String contentType,
      String body) {
    /** Does not show the body. */
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }
}
