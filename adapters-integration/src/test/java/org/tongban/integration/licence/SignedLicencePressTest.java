package org.tongban.integration.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.jcajce.provider.digest.SM3;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.core.signatures.SigType;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.verify.OFDValidator;
import org.ofdrw.sign.verify.exceptions.InvalidSignedValueException;
import org.tongban.application.licence.LicencePress;
import org.tongban.application.licence.LicencePress.Printing;
import org.tongban.application.licence.LicencePressContract;
import org.tongban.application.licence.SampleLicences;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.licence.Particulars;
import org.tongban.domain.person.SubjectId;
import org.tongban.integration.print.MachineFont;

class SignedLicencePressTest extends LicencePressContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T02:00:00Z"), ZoneOffset.UTC);
  private static final String SITE = "https://tongban.example";
  private static final LicenceFont FONT = new LicenceFont(new MachineFont(""));

  @TempDir private static Path data;
  private static SignedLicencePress press;
  private static Particulars particulars;
  private static byte[] pdf;
  private static byte[] ofd;

  @BeforeAll
  static void printOne() throws java.io.IOException {
    press = new SignedLicencePress(FONT, keys(true), SITE, CLOCK);
    particulars =
        SampleLicences.particulars(
            new SubjectId(SampleLicences.id()),
            new CaseId(SampleLicences.id()),
            Optional.of(LocalDate.of(2031, 3, 1)));
    if (!(press.print(particulars) instanceof Printing.Done(var first, var second))) {
      throw new AssertionError("Nothing was printed");
    }
    pdf = first;
    ofd = second;
    // To be looked at: -Dtongban.pictures=FOLDER.
    var pictures = System.getProperty("tongban.pictures");
    if (pictures != null) {
      Files.write(Path.of(pictures).resolve("licence.pdf"), pdf);
      Files.write(Path.of(pictures).resolve("licence.ofd"), ofd);
    }
  }

  private static SigningKeyFactory.Found keys(boolean sample) {
    return new SigningKeyFactory(CLOCK).signingKeys("", "", "", sample, data.toString());
  }

  @Override
  protected LicencePress press() {
    return press;
  }

  @Override
  protected LicencePress lacking() {
    return new SignedLicencePress(FONT, keys(false), SITE, CLOCK);
  }

  @Test
  void thePdfSaysWhatTheLicenceSaysInAnEmbeddedFont() throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
          .contains(
              particulars.title(),
              particulars.holder().name(),
              particulars.holder().documentNumber(),
              particulars.issuerName(),
              "2026年3月2日至2031年3月1日",
              particulars.number().value(),
              "没有法律效力");
      var resources = document.getPage(0).getResources();
      for (var name : resources.getFontNames()) {
        assertThat(resources.getFont(name).isEmbedded()).isTrue();
      }
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    assertThat(pdf).hasSizeLessThan(400_000);
  }

  @Test
  void theCodeLeadsToTheVerificationOfThisLicence() throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      var picture = new PDFRenderer(document).renderImageWithDPI(0, 150);
      var pixels =
          picture.getRGB(
              0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
      var bitmap =
          new BinaryBitmap(
              new HybridBinarizer(
                  new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
      assertThat(new QRCodeReader().decode(bitmap).getText())
          .isEqualTo(SITE + "/verify?id=" + particulars.number().value());
    }
  }

  @Test
  void theSignatureOfThePdfCoversTheWholeFile() throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      var signature = document.getLastSignatureDictionary();
      assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
      var range = signature.getByteRange();
      assertThat(range[0]).isZero();
      assertThat(range[2] + range[3]).isEqualTo(pdf.length);
    }
    assertThat(verifies(pdf)).isTrue();
  }

  @Test
  void aChangedByteOfThePdfBreaksItsSignature() throws Exception {
    var changed = pdf.clone();
    changed[100] ^= 1;
    assertThat(verifies(changed)).isFalse();
  }

  private static boolean verifies(byte[] file) throws Exception {
    return SignatureCheck.verifies(pdf, file);
  }

  /** Where poppler is installed, an independent reader says the same. */
  @Test
  void popplerVerifiesThePdfToo() throws Exception {
    if (!Files.isExecutable(SignatureCheck.PDFSIG)) {
      return;
    }
    assertThat(SignatureCheck.pdfsig(data, pdf))
        .contains("Signature is Valid", "Total document signed");
    var changed = pdf.clone();
    changed[100] ^= 1;
    assertThat(SignatureCheck.pdfsig(data, changed)).doesNotContain("Signature is Valid");
  }

  @Test
  void theOfdOpensAndItsSignatureVerifies() throws Exception {
    try (var reader = new OFDReader(new ByteArrayInputStream(ofd))) {
      assertThat(reader.getNumberOfPages()).isEqualTo(1);
      assertThat(reader.hasSignature()).isTrue();
    }
    validate(ofd);
    assertThat(ofd).hasSizeLessThan(600_000);
  }

  private static void validate(byte[] file) throws Exception {
    try (var reader = new OFDReader(new ByteArrayInputStream(file));
        var validator = new OFDValidator(reader)) {
      validator.setValidator(SignedLicencePressTest::validate);
      validator.exeValidate();
    }
  }

  /**
   * The signed value by GB/T 35275: ofdrw's own reading of it asks for a method that Bouncy Castle
   * no longer has ({@link OfdrwLoader} has an older one); the digests of the parts are checked by
   * ofdrw.
   */
  private static void validate(SigType type, String algorithm, byte[] content, byte[] value)
      throws java.io.IOException, java.security.GeneralSecurityException {
    var info = ASN1Sequence.getInstance(value);
    assertThat(info.getObjectAt(0)).hasToString("1.2.156.10197.6.1.4.2.2");
    var data = ASN1Sequence.getInstance((ASN1TaggedObject) info.getObjectAt(1), true);
    var inner = ASN1Sequence.getInstance(data.getObjectAt(2));
    var plain =
        ASN1OctetString.getInstance((ASN1TaggedObject) inner.getObjectAt(1), true).getOctets();
    if (!java.util.Arrays.equals(plain, new SM3.Digest().digest(content))) {
      throw new InvalidSignedValueException("Another content was signed");
    }
    var certificate =
        java.security.cert.CertificateFactory.getInstance("X.509", SigningKeyFactory.PROVIDER)
            .generateCertificate(
                new ByteArrayInputStream(
                    ASN1Set.getInstance((ASN1TaggedObject) data.getObjectAt(3), false)
                        .getObjectAt(0)
                        .toASN1Primitive()
                        .getEncoded()));
    var signer = ASN1Sequence.getInstance(((ASN1Set) data.getObjectAt(4)).getObjectAt(0));
    var signature = java.security.Signature.getInstance("SM3withSM2", SigningKeyFactory.PROVIDER);
    signature.initVerify(certificate);
    signature.update(plain);
    if (!signature.verify(ASN1OctetString.getInstance(signer.getObjectAt(4)).getOctets())) {
      throw new InvalidSignedValueException("Another key signed");
    }
  }

  /** Not only our reading of the signed value, but ofdrw's own as well. */
  @Test
  void ofdrwsOwnValidatorSaysTheSame() throws Exception {
    try (var ofdrw = new OfdrwLoader()) {
      assertThat(ofdrw.judged(ofd)).isEmpty();
      assertThat(ofdrw.judged(changedOfd())).isPresent();
    }
  }

  @Test
  void aChangedCharacterOfThePageBreaksTheSignatureOfTheOfd() throws Exception {
    var changed = changedOfd();
    assertThatThrownBy(() -> validate(changed))
        .isInstanceOf(org.ofdrw.sign.verify.exceptions.OFDVerifyException.class);
  }

  private static byte[] changedOfd() throws java.io.IOException {
    var changed = new java.io.ByteArrayOutputStream();
    try (var from = new ZipInputStream(new ByteArrayInputStream(ofd));
        var to = new java.util.zip.ZipOutputStream(changed)) {
      for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var content = from.readAllBytes();
        if (entry.getName().endsWith("Content.xml")) {
          var text = new String(content, java.nio.charset.StandardCharsets.UTF_8);
          content =
              text.replaceFirst(" M ", " L ").getBytes(java.nio.charset.StandardCharsets.UTF_8);
          assertThat(content).isNotEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        to.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
        to.write(content);
        to.closeEntry();
      }
    }
    return changed.toByteArray();
  }

  /** ofdrw takes no other place than the JDK's temporary folder, so it is seen to from outside. */
  @Test
  @Tag("I10")
  void whatIsWorkedOnStaysPrivateAndNothingOfItIsLeft() throws Exception {
    var seen = new ConcurrentHashMap<Path, String>();
    var before = workFolders();
    var working = new AtomicBoolean(true);
    var watch =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (working.get()) {
                    for (var folder : workFolders()) {
                      if (!before.contains(folder)) {
                        try {
                          seen.put(
                              folder,
                              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
                        } catch (java.io.IOException _) {
                          // Gone again.
                        }
                      }
                    }
                    Thread.onSpinWait();
                  }
                });
    press.print(particulars);
    working.set(false);
    watch.join();
    assertThat(seen).isNotEmpty().containsValue("rwx------");
    assertThat(seen.values()).containsOnly("rwx------");
    assertThat(workFolders()).doesNotContainAnyElementsOf(seen.keySet());
  }

  private static Set<Path> workFolders() {
    try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("ofd-tmp-"))
          .collect(Collectors.toSet());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatADeadProcessLeftIsRemovedInTheEnd() throws Exception {
    var left = Files.createTempDirectory("ofd-tmp-");
    Files.writeString(Files.createDirectory(left.resolve("Doc_0")).resolve("a.xml"), "测");
    var clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    new RemoveWorkFolders(clock).run();
    assertThat(left).exists();
    new RemoveWorkFolders(Clock.offset(clock, Duration.ofHours(2))).run();
    assertThat(left).doesNotExist();
  }

  @Test
  void sampleKeysAreMadeOnceAndRefusedAsRealOnes() {
    var made = keys(true).keys().orElseThrow();
    assertThat(made.pdfChain()).isEqualTo(keys(true).keys().orElseThrow().pdfChain());
    assertThat(made.sample()).isTrue();
    var file = data.resolve(SigningKeyFactory.SAMPLE_FILE).toString();
    assertThatThrownBy(
            () ->
                new SigningKeyFactory(CLOCK)
                    .signingKeys(file, "", "tongban-sample", false, data.toString()))
        .hasStackTraceContaining("sample keys");
  }
}
