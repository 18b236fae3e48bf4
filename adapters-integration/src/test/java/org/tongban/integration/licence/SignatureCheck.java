package org.tongban.integration.licence;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.util.Selector;

/** Verifies the signatures of PDFs: with PDFBox and Bouncy Castle, and with poppler. */
public final class SignatureCheck {
  /** Poppler's program, where it is installed. */
  public static final Path PDFSIG = Path.of("/usr/bin/pdfsig");

  private SignatureCheck() {}

  /**
   * Whether the signature of a PDF holds for a file.
   *
   * @param pdf says where the signature is
   * @param file the same, or changed
   */
  public static boolean verifies(byte[] pdf, byte[] file) throws Exception {
    byte[] signed;
    byte[] contents;
    try (var document = Loader.loadPDF(pdf)) {
      var signature = document.getLastSignatureDictionary();
      signed = signature.getSignedContent(file);
      contents = signature.getContents(file);
    }
    // The room for the signature is filled up with zeros.
    var cms =
        new CMSSignedData(
            new CMSProcessableByteArray(signed),
            ContentInfo.getInstance(
                new ASN1InputStream(new ByteArrayInputStream(contents)).readObject()));
    var signer = cms.getSignerInfos().getSigners().iterator().next();
    @SuppressWarnings("unchecked")
    Selector<X509CertificateHolder> whose = signer.getSID();
    var certificate = cms.getCertificates().getMatches(whose).iterator().next();
    try {
      return signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(SigningKeyFactory.PROVIDER)
              .build(certificate));
    } catch (CMSSignerDigestMismatchException _) {
      return false;
    }
  }

  /**
   * What poppler says of the file.
   *
   * @param folder where it may be written to
   */
  public static String pdfsig(Path folder, byte[] file) throws Exception {
    var path = Files.write(folder.resolve("signed.pdf"), file);
    var process =
        new ProcessBuilder(PDFSIG.toString(), "-nocert", path.toString())
            .redirectErrorStream(true)
            .start();
    var words = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("pdfsig does not end");
    }
    return words;
  }
}
