package org.tongban.application.licence;

import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceUse;
import org.tongban.domain.person.SubjectId;

/** A holder's licences. What is not theirs looks as if it did not exist. */
public interface MyLicences {
  /**
   * The licences of the caller or of an organisation the caller operates, the latest first.
   *
   * @param holder empty for the caller's own
   */
  Page<LicenceStore.Stored> list(
      Caller.Resident caller, Optional<SubjectId> holder, Page.Request page);

  /** One of them, or for staff one their unit issued; else empty. */
  Optional<LicenceStore.Stored> find(Caller caller, LicenceId id);

  /**
   * A file of one of them, the same bytes each time; empty if it is not theirs or not made yet.
   *
   * @throws UnavailableException if files can't be reached now
   */
  Optional<Opened> open(Caller caller, LicenceId id, Format format);

  /**
   * What one of them was used for, the latest first: for its holder and the operators of the holder
   * alone; else empty.
   */
  Optional<Page<LicenceUse>> uses(Caller.Resident caller, LicenceId id, Page.Request page);

  /** An open file. */
  record Opened(LicenceStore.Stored stored, byte[] content) {}

  /** In which format. */
  enum Format {
    /** ISO 32000, signed by PAdES. */
    PDF("application/pdf", "pdf"),
    /** GB/T 33190, signed by GB/T 35275. */
    OFD("application/ofd", "ofd");

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
      this.mediaType = mediaType;
      this.extension = extension;
    }

    /** The media type. */
    public String mediaType() {
      return mediaType;
    }

    /** How file names end. */
    public String extension() {
      return extension;
    }
  }
}
