package org.tongban.integration.licence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Function;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.verify.OFDValidator;
import org.ofdrw.sign.verify.container.GBT35275ValidateContainer;
import org.ofdrw.sign.verify.exceptions.OFDVerifyException;

/**
 * ofdrw's own word on a file: empty if its signature verifies, else why not. Made in a class loader
 * that has the Bouncy Castle which ofdrw is built with.
 */
public final class OfdrwJudge implements Function<byte[], Optional<String>> {
  @Override
  public Optional<String> apply(byte[] file) {
    try (var reader = new OFDReader(new ByteArrayInputStream(file));
        var validator = new OFDValidator(reader)) {
      validator.setValidator(new GBT35275ValidateContainer());
      validator.exeValidate();
      return Optional.empty();
    } catch (OFDVerifyException e) {
      return Optional.of(e.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
