package org.tongban.integration.licence;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the keys that licences and papers are signed with: a PKCS #12 with the aliases {@code pdf}
 * and {@code ofd}, in the file {@code tongban.licence.keys-file} or as Base64 in {@code
 * tongban.licence.keys}, under {@code tongban.licence.keys-password}. In sample mode alone they are
 * made at the first start, in the data folder, with certificates that say so. Without any, licences
 * wait.
 */
@Factory
final class SigningKeyFactory {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeyFactory.class);

  static final String SAMPLE_FILE = "sample-licence-keys.p12";
  static final Provider PROVIDER = new BouncyCastleProvider();

  private static final String PDF = "pdf";
  private static final String OFD = "ofd";
  private static final String SAMPLE_NAME =
      "CN=Tongban sample key - proves nothing, O=Tongban, C=CN";
  private static final String SAMPLE_PASSWORD = "tongban-sample";
  private static final Duration SAMPLE_LIFE = Duration.ofDays(3650);

  private final Clock clock;

  SigningKeyFactory(Clock clock) {
    this.clock = clock;
  }

  /** The keys, or none. */
  record Found(Optional<SigningKeys> keys) {}

  /** Eager, so that the server does not start with keys that can't be read. */
  @Context
  Found signingKeys(
      @Property(name = "tongban.licence.keys-file", defaultValue = "") String file,
      @Property(name = "tongban.licence.keys", defaultValue = "") String text,
      @Property(name = "tongban.licence.keys-password", defaultValue = "") String password,
      @Property(name = "tongban.sample", defaultValue = "false") boolean sample,
      @Property(name = "tongban.data", defaultValue = "data") String data) {
    try {
      if (!file.isBlank()) {
        return new Found(Optional.of(read(Files.readAllBytes(Path.of(file)), password, false)));
      }
      if (!text.isBlank()) {
        return new Found(Optional.of(read(Base64.getMimeDecoder().decode(text), password, false)));
      }
      if (!sample) {
        LOG.warn(
            "No key to sign licences with is configured: electronic licences wait, and papers bear"
                + " no seal");
      }
      return new Found(
          sample
              ? Optional.of(read(made(Path.of(data).resolve(SAMPLE_FILE)), SAMPLE_PASSWORD, true))
              : Optional.empty());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "The keys that licences are signed with can't be read: tongban.licence.keys-file or"
              + " tongban.licence.keys is a PKCS #12 with the aliases pdf and ofd (SM2), under"
              + " tongban.licence.keys-password",
          e);
    }
  }

  private static SigningKeys read(byte[] content, String password, boolean sample)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12", PROVIDER);
    store.load(new ByteArrayInputStream(content), password.toCharArray());
    var pdf = key(store, PDF, password);
    var ofd = key(store, OFD, password);
    var chain = Stream.of(store.getCertificateChain(PDF)).map(X509Certificate.class::cast).toList();
    if (!sample && chain.getFirst().getSubjectX500Principal().getName().contains("sample key")) {
      throw new IllegalArgumentException("These are sample keys");
    }
    return new SigningKeys(pdf, chain, ofd, (X509Certificate) store.getCertificate(OFD), sample);
  }

  private static PrivateKey key(KeyStore store, String alias, String password)
      throws GeneralSecurityException {
    if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
      return key;
    }
    throw new IllegalArgumentException("There is no key " + alias);
  }

  private byte[] made(Path file) throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var partly =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              "sample-licence-keys",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(partly, sampleKeys(), StandardOpenOption.TRUNCATE_EXISTING);
      try {
        Files.createLink(file, partly);
      } catch (FileAlreadyExistsException _) {
        // Another instance was first: licences are signed with its keys.
      } finally {
        Files.delete(partly);
      }
    }
    return Files.readAllBytes(file);
  }

  private byte[] sampleKeys() throws IOException, GeneralSecurityException {
    // Java's own derives keys from the password in a tenth of the rounds, and everybody knows it.
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    add(store, PDF, "secp256r1", "SHA256withECDSA");
    add(store, OFD, "sm2p256v1", "SM3withSM2");
    var output = new ByteArrayOutputStream();
    store.store(output, SAMPLE_PASSWORD.toCharArray());
    return output.toByteArray();
  }

  private void add(KeyStore store, String alias, String curve, String algorithm)
      throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC", PROVIDER);
    generator.initialize(new ECGenParameterSpec(curve));
    var pair = generator.generateKeyPair();
    store.setKeyEntry(
        alias,
        pair.getPrivate(),
        SAMPLE_PASSWORD.toCharArray(),
        new Certificate[] {certificate(pair, algorithm)});
  }

  private X509Certificate certificate(KeyPair pair, String algorithm)
      throws IOException, GeneralSecurityException {
    var name = new X500Name(SAMPLE_NAME);
    var now = clock.instant();
    try {
      return new JcaX509CertificateConverter()
          .setProvider(PROVIDER)
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      name,
                      BigInteger.valueOf(now.toEpochMilli()),
                      Date.from(now.minus(Duration.ofDays(1))),
                      Date.from(now.plus(SAMPLE_LIFE)),
                      name,
                      pair.getPublic())
                  .addExtension(
                      Extension.keyUsage,
                      true,
                      new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                  .build(
                      new JcaContentSignerBuilder(algorithm)
                          .setProvider(PROVIDER)
                          .build(pair.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
