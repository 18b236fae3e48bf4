package org.tongban.integration.licence;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * What licences are signed with.
 *
 * @param pdfKey of an algorithm that PDF readers know: ECDSA on P-256 or stronger, or RSA
 * @param pdfChain its certificate and those above it, the signer's first
 * @param ofdKey SM2 (GB/T 32918)
 * @param ofdCertificate its certificate
 * @param sample whether they were made by this installation for samples, so that they prove nothing
 */
record SigningKeys(
    PrivateKey pdfKey,
    List<X509Certificate> pdfChain,
    PrivateKey ofdKey,
    X509Certificate ofdCertificate,
    boolean sample) {
  SigningKeys {
    Objects.requireNonNull(pdfKey);
    pdfChain = List.copyOf(pdfChain);
    Objects.requireNonNull(ofdKey);
    Objects.requireNonNull(ofdCertificate);
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "SigningKeys[" + (sample ? "sample" : "configured") + "]";
  }
}
