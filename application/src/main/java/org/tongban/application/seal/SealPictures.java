package org.tongban.application.seal;

import java.util.Objects;

/**
 * Checks the pictures of seals, and says whether seals may do without. Takes no part in
 * transactions. Every implementation passes {@code SealPicturesContract}.
 */
public interface SealPictures {
  /** The largest file that is looked at, in bytes. */
  int LARGEST = 600_000;

  /**
   * Whether a seal without a picture is drawn, marked as a sample. In sample mode alone: nobody
   * else's seal is made by a program.
   */
  boolean drawsSamples();

  /** Looks at a picture, and takes away what is not the seal. */
  Finding inspect(byte[] content);

  /** The answer to {@link #inspect}. */
  sealed interface Finding {
    /**
     * A red print on nothing, without margins, as a PNG made anew.
     *
     * @param png the picture; inspected again it is found good
     */
    record Good(byte[] png) implements Finding {
      public Good {
        Objects.requireNonNull(png);
      }
    }

    /** It can't be used; what to do about it, in words for who sent it. */
    record Bad(String words) implements Finding {}
  }
}
