package org.tongban.persistence.protection;

/**
 * A stored value can't be decrypted: it was altered, moved to another place, or its key is not in
 * the key ring.
 */
public final class CorruptDataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CorruptDataException(String what) {
    super(what);
  }

  CorruptDataException(String what, Throwable cause) {
    super(what, cause);
  }
}
