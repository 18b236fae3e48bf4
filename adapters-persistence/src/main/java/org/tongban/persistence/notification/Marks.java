package org.tongban.persistence.notification;

import java.util.Collections;

/** Places for values in a statement. */
final class Marks {
  private Marks() {}

  static String of(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
