package org.tongban.application.licence;

import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.Verification;

/** Says to anybody whether a licence is genuine. */
public interface VerifyLicence {
  /** What is known of the number. */
  Verification verify(LicenceNumber number);
}
