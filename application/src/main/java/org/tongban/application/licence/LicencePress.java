package org.tongban.application.licence;

import java.util.Objects;
import org.tongban.domain.licence.Particulars;

/**
 * Makes the signed files of a licence: a PDF and an OFD that say the same. It takes no part in
 * transactions and may take seconds. Every implementation passes {@code LicencePressContract}.
 */
public interface LicencePress {
  /** The files. Asked again, it may give other bytes that say the same. */
  Printing print(Particulars particulars);

  /** The answer. */
  sealed interface Printing {
    /** The files are signed. */
    record Done(byte[] pdf, byte[] ofd) implements Printing {
      public Done {
        Objects.requireNonNull(pdf);
        Objects.requireNonNull(ofd);
      }
    }

    /**
     * They can't be made now.
     *
     * @param why for the administrator: what to configure or install
     */
    record Unavailable(String why) implements Printing {
      public Unavailable {
        Objects.requireNonNull(why);
      }
    }
  }
}
