package org.tongban.application.custody;

import java.util.Map;
import java.util.Objects;
import org.tongban.application.identity.Caller;
import org.tongban.domain.custody.EnvelopeId;

/** Scans envelopes that come, and compares what is in them. */
public interface ReceiveEnvelopes {
  /**
   * Takes what the scanner read, or the clerk typed. An envelope that is awaited here is received;
   * the same scan again changes nothing and answers as if it were the first. Everything else is
   * told what it is, and what to do with it.
   */
  Scan scan(Caller.Staff caller, String code);

  /**
   * The receiver opened the envelope and compared it with its label.
   *
   * @param version the version of the envelope the caller saw
   * @param missing how many pieces are missing, by the material's code; empty if it is complete
   * @param note what was found, for those who look for it; may be empty
   */
  CustodyAnswer<SeeCustody.Shown> check(
      Caller.Staff caller, EnvelopeId id, int version, Map<String, Integer> missing, String note);

  /** What was scanned. */
  sealed interface Scan {
    /**
     * An envelope that was awaited here and is received.
     *
     * @param again whether an earlier scan did it; this one changed nothing
     */
    record Received(SeeCustody.Shown shown, String words, boolean again) implements Scan {
      public Received {
        Objects.requireNonNull(shown);
        Objects.requireNonNull(words);
      }
    }

    /** An envelope that lies here already and waits to be handed over. */
    record Waiting(SeeCustody.Shown shown, String words) implements Scan {
      public Waiting {
        Objects.requireNonNull(shown);
        Objects.requireNonNull(words);
      }
    }

    /** A hand-over list from or to here. */
    record OfList(HandOverEnvelopes.Shown shown, String words) implements Scan {
      public OfList {
        Objects.requireNonNull(shown);
        Objects.requireNonNull(words);
      }
    }

    /**
     * Nothing for here.
     *
     * @param words what it is, and what to do with it
     */
    record NotHere(String words) implements Scan {
      public NotHere {
        Objects.requireNonNull(words);
      }
    }

    /** No code of the room of custody, or one that was misread. */
    record Unreadable(String words) implements Scan {
      public Unreadable {
        Objects.requireNonNull(words);
      }
    }
  }
}
