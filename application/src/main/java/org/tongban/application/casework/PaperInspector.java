package org.tongban.application.casework;

import java.util.Objects;

/** Looks into an uploaded paper: what it is, whatever its name says, and whether it is harmless. */
public interface PaperInspector {
  /** Looks into the bytes. Never throws because of what they are. */
  Finding inspect(byte[] content);

  /** What was found. */
  sealed interface Finding {
    /**
     * It may be kept.
     *
     * @param content what to keep: images are made anew, without what cameras and editors put
     *     beside the picture
     */
    record Allowed(String mediaType, byte[] content) implements Finding {
      public Allowed {
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(content);
      }
    }

    /**
     * It may not be kept.
     *
     * @param mediaType what it is by its content
     * @param words why, and what to do, for the person
     */
    record NotAllowed(String mediaType, String words) implements Finding {
      public NotAllowed {
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(words);
      }
    }
  }
}
