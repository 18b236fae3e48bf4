package org.tongban.web.security;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that access tokens are signed with: from a file, never built in. */
@Factory
class TokenKey {
  private static final int BYTES = 32;

  /**
   * @throws IllegalStateException if no key is configured (sample mode makes one), or it is too
   *     short
   */
  @Singleton
  Secret secret(
      WebConfiguration configuration,
      @Value("${tongban.sample:false}") boolean sample,
      @Nullable @Value("${tongban.data}") String data) {
    var file = configuration.getTokenKeyFile();
    if (file.isEmpty() && !sample) {
      throw new IllegalStateException(
          "Set tongban.web.token-key-file: the file with the key for access tokens, at least "
              + BYTES
              + " random bytes in base64 (for example: openssl rand -base64 32)");
    }
    try {
      return new Secret(
          file.isPresent() ? read(file.get()) : data == null ? random() : made(Path.of(data)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signs and verifies access tokens. */
  @Singleton
  @Named("generator")
  SignatureGeneratorConfiguration signature(Secret secret) {
    var configuration = new SecretSignatureConfiguration("generator");
    configuration.setBase64(true);
    configuration.setSecret(secret.base64());
    return new SecretSignature(configuration);
  }

  /** Tells request bodies apart, under a key that follows from this one. */
  @Singleton
  RequestDigests digests(Secret secret) {
    return new RequestDigests(Base64.getDecoder().decode(secret.base64()));
  }

  /** The key. */
  record Secret(String base64) {
    Secret {
      if (Base64.getDecoder().decode(base64).length < BYTES) {
        throw new IllegalStateException(
            "The key for access tokens is shorter than " + BYTES + " bytes");
      }
    }

    /** Shows no key. */
    @Override
    public String toString() {
      return "Secret[***]";
    }
  }

  private static String made(Path data) throws IOException {
    var file = data.resolve("keys").resolve("token.key");
    Files.createDirectories(file.getParent());
    try {
      if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      Files.writeString(file, random(), StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      // Made at an earlier start.
      return read(file);
    }
    return read(file);
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
