package org.tongban.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What applications can see stays free of the libraries the SDK is built on. */
class PublicApiTest {
  @Test
  void showsNoTypeOfALibrary() throws Exception {
    var classes = Path.of(TongbanClient.class.getResource("/").toURI()).resolveSibling("classes");
    List<String> foreign = new ArrayList<>();
    int seen = 0;
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        var name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
        var type = Class.forName(name, false, TongbanClient.class.getClassLoader());
        if (Modifier.isPublic(type.getModifiers())) {
          seen++;
          signatures(type)
              .filter(text -> text.matches("(?s).*\\b(okhttp3|okio|moshi|kotlin|java\\.time)\\..*"))
              .forEach(foreign::add);
        }
      }
    }
    assertThat(seen).isGreaterThan(50);
    assertThat(foreign).isEmpty();
  }

  private static Stream<String> signatures(Class<?> type) {
    Stream<Executable> callable =
        Stream.concat(
            Arrays.stream(type.getDeclaredMethods()),
            Arrays.stream(type.getDeclaredConstructors()));
    return Stream.of(
            Stream.of(
                type.getName()
                    + " is "
                    + type.getGenericSuperclass()
                    + Arrays.toString(type.getGenericInterfaces())),
            Arrays.stream(type.getDeclaredFields())
                .filter(field -> visible(field.getModifiers()))
                .map(Object::toString),
            callable
                .filter(member -> visible(member.getModifiers()) && !member.isSynthetic())
                .map(Executable::toGenericString))
        .flatMap(texts -> texts);
  }

  private static boolean visible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
