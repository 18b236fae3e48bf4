package org.tongban.application.print;

import java.util.Optional;

/** The Chinese font of everything that is printed: one that the machine has. */
public interface InstalledFont {
  /**
   * Where it is: its file and, after a comma, its face where the file is a collection; empty if the
   * machine has none.
   */
  Optional<String> place();
}
