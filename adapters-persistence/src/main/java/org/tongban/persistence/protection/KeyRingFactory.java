package org.tongban.persistence.protection;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Finds the master keys: in the file {@code tongban.keys.file} (TONGBAN_KEYS_FILE), or in the text
 * {@code tongban.keys} (TONGBAN_KEYS). In sample mode alone they are made at the first start, in
 * the data folder.
 */
@Factory
final class KeyRingFactory {
  static final String SAMPLE_FILE = "sample-keys.txt";

  /** Eager, so that the server does not start without keys. */
  @Context
  KeyRing keyRing(Environment configuration) {
    var profile = profile(configuration);
    var file = configuration.getProperty("tongban.keys.file", String.class).orElse("");
    var text = configuration.getProperty("tongban.keys", String.class).orElse("");
    if (!file.isBlank()) {
      return parse(read(Path.of(file)), profile, file);
    }
    if (!text.isBlank()) {
      return parse(text, profile, "TONGBAN_KEYS");
    }
    if (configuration.getProperty("tongban.sample", Boolean.class).orElse(false)) {
      var folder =
          configuration
              .getProperty("tongban.data", String.class)
              .orElseThrow(() -> new ConfigurationException("tongban.data is not set"));
      var sample = Path.of(folder).resolve(SAMPLE_FILE);
      return parse(made(sample, profile), profile, sample.toString());
    }
    throw new ConfigurationException(
        """
        There are no keys to protect personal data with, so the server does not start.
        Make them once: java -jar tongban.jar new-keys FILE
        then start it with TONGBAN_KEYS_FILE=FILE (or put the file's text into TONGBAN_KEYS).
        Keep a copy apart from the database: without the keys its data can never be read again.""");
  }

  private static CipherProfile profile(Environment configuration) {
    var name = configuration.getProperty("tongban.keys.profile", String.class).orElse("sm4");
    try {
      return CipherProfile.named(name);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("tongban.keys.profile: " + e.getMessage(), e);
    }
  }

  private static KeyRing parse(String text, CipherProfile profile, String source) {
    try {
      return KeyRing.parse(text, profile);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(source + ": " + e.getMessage(), e);
    }
  }

  private static String made(Path file, CipherProfile profile) {
    try {
      KeyFile.create(file, profile, Clock.systemUTC());
    } catch (FileAlreadyExistsException e) {
      // Made by an earlier start: the data it protects are still there.
    } catch (IOException e) {
      throw new ConfigurationException("No keys could be made in " + file, e);
    }
    return read(file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationException("The key file " + file + " can't be read", e);
    }
  }
}
