package org.tongban.integration.licence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Hashtable;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs PDFs: PAdES at level B-B (ETSI EN 319 142-1), a detached CMS by the PDF key. */
final class PadesSignature {
  private static final int ROOM = 16 * 1024;

  private final SigningKeys keys;

  PadesSignature(SigningKeys keys) {
    this.keys = keys;
  }

  /**
   * The same file with a signature over the whole of it.
   *
   * @param at the time the signature claims
   */
  byte[] sign(byte[] pdf, PdfSigner.Claim claim, Instant at) throws IOException {
    var output = new ByteArrayOutputStream();
    try (var document = Loader.loadPDF(pdf);
        var options = new SignatureOptions()) {
      var signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
      signature.setName(claim.signer());
      signature.setReason(claim.reason());
      var claimed = new GregorianCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
      claimed.setTime(Date.from(at));
      signature.setSignDate(claimed);
      options.setPreferredSignatureSize(ROOM);
      claim.place().ifPresent(place -> options.setPage(place.page()));
      document.addSignature(signature, this::cms, options);
      if (claim.place().isPresent()) {
        lay(document.getSignatureFields().getLast(), claim.place().get());
      }
      document.saveIncremental(output);
    }
    return output.toByteArray();
  }

  /**
   * Lays the field over the seal, which the page itself shows, so that a click on it is answered.
   */
  private static void lay(PDSignatureField field, PdfSigner.Place place) {
    var widget = field.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(place.left(), place.bottom(), place.side(), place.side()));
    widget
        .getAppearance()
        .getNormalAppearance()
        .getAppearanceStream()
        .setBBox(new PDRectangle(place.side(), place.side()));
    field.setAlternateFieldName(place.words());
  }

  private byte[] cms(InputStream content) throws IOException {
    try {
      var generator = new CMSSignedDataGenerator();
      var certificate = keys.pdfChain().getFirst();
      var algorithm =
          keys.pdfKey().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      var builder =
          new JcaSignerInfoGeneratorBuilder(
              new JcaDigestCalculatorProviderBuilder()
                  .setProvider(SigningKeyFactory.PROVIDER)
                  .build());
      var attributes =
          new DefaultSignedAttributeTableGenerator(
              new AttributeTable(signingCertificate(certificate.getEncoded())));
      // The time is said in the PDF; PAdES wants it there alone.
      builder.setSignedAttributeGenerator(
          parameters -> attributes.getAttributes(parameters).remove(CMSAttributes.signingTime));
      generator.addSignerInfoGenerator(
          builder.build(
              new JcaContentSignerBuilder(algorithm)
                  .setProvider(SigningKeyFactory.PROVIDER)
                  .build(keys.pdfKey()),
              certificate));
      generator.addCertificates(new JcaCertStore(keys.pdfChain()));
      return generator
          .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
          .getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
      throw new IOException("The PDF can't be signed", e);
    }
  }

  /** Which certificate signs, so that no other can be put in its place (RFC 5035). */
  private static Hashtable<ASN1ObjectIdentifier, Attribute> signingCertificate(byte[] encoded)
      throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256").digest(encoded);
    var attribute =
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(new ESSCertIDv2(digest))));
    var table = new Hashtable<ASN1ObjectIdentifier, Attribute>();
    table.put(attribute.getAttrType(), attribute);
    return table;
  }
}
