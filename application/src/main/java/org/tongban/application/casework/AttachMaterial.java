package org.tongban.application.casework;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.casework.CaseId;

/** Uploads a paper to a draft, or to a case that waits for a correction or a promised material. */
public interface AttachMaterial {
  /**
   * Keeps the paper. In a draft it is the material from now on, replacing what was handed in under
   * the code. In a case it waits to be named in the answer to the correction, or with the promised
   * materials.
   *
   * @throws IOException if the upload broke off; nothing was kept
   * @throws UnavailableException if files can't be kept now
   */
  Attachment attach(Caller caller, CaseId id, Upload upload) throws IOException;

  /**
   * The slow first half of {@link #attach}: takes the paper in, without making it anybody's
   * material yet. {@link #settle} must follow in any case.
   *
   * @throws IOException if the upload broke off; nothing was kept
   * @throws UnavailableException if files can't be kept now
   */
  Receipt receive(Caller caller, CaseId id, Upload upload) throws IOException;

  /** The quick second half: makes it the material. Joins the caller's transaction. */
  Attachment keep(Caller caller, Receipt.Received received);

  /**
   * Clears up after the transaction: removes what the paper replaced, or the paper if it was not
   * kept after all.
   */
  void settle(Caller caller, Receipt.Received received, boolean kept);

  /** What became of a paper that was taken in. */
  sealed interface Receipt {
    /** It lies ready; the note is what the uploader wrote about it. */
    record Received(MaterialFile file, String note) implements Receipt {
      public Received {
        Objects.requireNonNull(file);
        Objects.requireNonNull(note);
      }

      /** Does not show the note. */
      @Override
      public String toString() {
        return "Received[" + file + "]";
      }
    }

    /** It was not taken; never {@link Attachment.Stored}. */
    record Refused(Attachment why) implements Receipt {}
  }

  /**
   * The papers that were uploaded to a case and wait to be handed in, one for each code; none if
   * the case does not wait for papers of the caller's.
   */
  List<MaterialFile> waiting(Caller caller, CaseId id);

  /**
   * What is uploaded.
   *
   * @param code the code of the material
   * @param fileName as the uploader's device named it; may be empty
   * @param note what the uploader wrote about it; may be empty
   * @param content read to its end unless it is refused before; not closed
   */
  record Upload(String code, String fileName, String note, InputStream content) {
    public Upload {
      Objects.requireNonNull(code);
      Objects.requireNonNull(fileName);
      Objects.requireNonNull(note);
      Objects.requireNonNull(content);
    }

    /** Does not show the file's name. */
    @Override
    public String toString() {
      return "Upload[" + code + "]";
    }
  }

  /** The answer. */
  sealed interface Attachment {
    /** It is kept. */
    record Stored(MaterialFile file) implements Attachment {}

    /** It has more bytes than a file may have. */
    record TooLarge(int maximumBytes) implements Attachment {}

    /**
     * It is not of a kind that is taken, or is broken.
     *
     * @param detectedType what it is by its content
     * @param words why, and what to do
     */
    record NotAllowed(String detectedType, String words) implements Attachment {}

    /** The draft or case has as many files as it may have. */
    record TooMany(int maximumFiles) implements Attachment {}

    /**
     * There is no such draft or case that the caller may upload to at this moment, or it asks for
     * no such material.
     */
    record Absent() implements Attachment {}
  }
}
