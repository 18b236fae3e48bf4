package org.tongban.integration.licence;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Loads {@link OfdrwJudge} with the class path of the tests, but with the Bouncy Castle that ofdrw
 * is built with; the build puts it into {@code target/ofdrw-bouncy-castle}.
 */
final class OfdrwLoader implements AutoCloseable {
  private static final Path OWN = Path.of("target", "ofdrw-bouncy-castle");

  private final URLClassLoader loader;
  private final Function<byte[], Optional<String>> judge;

  @SuppressWarnings("unchecked")
  OfdrwLoader() throws IOException, ReflectiveOperationException {
    var path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try (var own = Files.list(OWN)) {
      loader =
          new URLClassLoader(
              Stream.concat(
                      own.map(Path::toFile),
                      Arrays.stream(path.split(File.pathSeparator))
                          .map(File::new)
                          .filter(file -> !file.getPath().contains("bouncycastle")))
                  .map(OfdrwLoader::url)
                  .toArray(URL[]::new),
              ClassLoader.getPlatformClassLoader());
    }
    judge =
        (Function<byte[], Optional<String>>)
            loader.loadClass(OfdrwJudge.class.getName()).getDeclaredConstructor().newInstance();
  }

  private static URL url(File file) {
    try {
      return file.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if ofdrw says that the signature verifies, else what it says. */
  Optional<String> judged(byte[] ofd) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return judge.apply(ofd);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Takes back what was registered with the JDK from in there. */
  @Override
  public void close() throws IOException {
    for (var provider : Security.getProviders()) {
      if (provider.getClass().getClassLoader() == loader) {
        Security.removeProvider(provider.getName());
      }
    }
    loader.close();
  }
}
