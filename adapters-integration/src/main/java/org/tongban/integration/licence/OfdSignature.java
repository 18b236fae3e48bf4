package org.tongban.integration.licence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.OFDSigner;
import org.ofdrw.sign.SignMode;
import org.ofdrw.sign.signContainer.GBT35275DSContainer;

/** Signs OFDs: SM2 and SM3 by GB/T 35275, over every part of the file. */
final class OfdSignature {
  private final SigningKeys keys;

  OfdSignature(SigningKeys keys) {
    this.keys = keys;
  }

  /** The same file with a signature. */
  byte[] sign(byte[] ofd) throws IOException {
    var output = new ByteArrayOutputStream();
    Path folder = null;
    try (var reader = new OFDReader(new ByteArrayInputStream(ofd));
        var signer = new OFDSigner(reader, output)) {
      folder = reader.getWorkDir();
      signer.setSignMode(SignMode.WholeProtected);
      var container = new GBT35275DSContainer(keys.ofdCertificate(), keys.ofdKey());
      // GM/T 0099 wants the digest itself.
      container.setEnableFileHashBase64(false);
      signer.setSignContainer(container);
      signer.exeSign();
    } catch (GeneralSecurityException e) {
      throw new IOException("The OFD can't be signed", e);
    } finally {
      OfdWorkFolder.remove(folder);
    }
    return output.toByteArray();
  }
}
