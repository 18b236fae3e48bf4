package org.tongban.application.casework;

import java.io.InputStream;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.UnavailableException;
import org.tongban.domain.casework.CaseId;

/**
 * Opens an uploaded paper: for the applicant's side, and for staff whose unit is on the case's
 * route.
 */
public interface OpenMaterial {
  /**
   * The paper that was handed in last under the code, or the signed PDF of the licence; empty if
   * there is none that the caller may see.
   *
   * @throws UnavailableException if files can't be reached now
   */
  Optional<OpenFile> open(Caller caller, CaseId id, String code);

  /**
   * An open file.
   *
   * @param fileName as the uploader's device named it, or after the licence's number; may be empty
   * @param content to be closed by whoever asked
   */
  record OpenFile(String fileName, String mediaType, InputStream content) {
    /** Does not show the file's name. */
    @Override
    public String toString() {
      return "OpenFile[" + mediaType + "]";
    }
  }
}
