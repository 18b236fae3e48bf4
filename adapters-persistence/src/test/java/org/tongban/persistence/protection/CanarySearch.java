package org.tongban.persistence.protection;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for the data of canaries, made-up people who exist nowhere else, in whatever was written:
 * database files and dumps, uploaded papers, logs, temporary files. Each text is looked for in the
 * encodings in which it may have been written; in Base64 as far as the text stands at its
 * beginning.
 */
public final class CanarySearch {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final Map<String, byte[]> needles = new LinkedHashMap<>();

  /**
   * Looks for these.
   *
   * @param texts names, numbers, file names, at least 6 bytes each, so that nothing is found by
   *     chance
   */
  public CanarySearch(List<String> texts) {
    for (var text : texts) {
      var bytes = text.getBytes(UTF_8);
      if (bytes.length < 6) {
        throw new IllegalArgumentException("Too short to be told from chance: " + text);
      }
      needles.put(text + " in UTF-8", bytes);
      needles.put(text + " in UTF-16", text.getBytes(UTF_16BE));
      needles.put(text + " in UTF-16LE", text.getBytes(UTF_16LE));
      needles.put(text + " in GB18030", text.getBytes(GB18030));
      needles.put(text + " in hexadecimal", ascii(HexFormat.of().formatHex(bytes)));
      needles.put(
          text + " in upper-case hexadecimal",
          ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
      // Without the last group, which depends on what follows.
      var base64 = Base64.getEncoder().encodeToString(bytes);
      needles.put(text + " in Base64", ascii(base64.substring(0, bytes.length / 3 * 4)));
      needles.put(text + " in JSON", ascii(escaped(text)));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.chars()
        .forEach(
            letter -> escaped.append(letter < 128 ? (char) letter : "\\u%04x".formatted(letter)));
    return escaped.toString();
  }

  /** What is found in a file, or in the files under a folder, each with its file. */
  public List<String> in(Path place) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(place)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        in(Files.readAllBytes(file)).forEach(what -> found.add(file + ": " + what));
      }
    }
    return found;
  }

  /** What is found in a text, such as a captured log. */
  public List<String> in(String text) {
    return in(text.getBytes(UTF_8));
  }

  /** What is found in bytes, such as an answer of the server. */
  public List<String> in(byte[] hay) {
    return needles.entrySet().stream()
        .filter(needle -> contains(hay, needle.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean contains(byte[] hay, byte[] needle) {
    for (int start = 0; start <= hay.length - needle.length; start++) {
      int same = 0;
      while (same < needle.length && hay[start + same] == needle[same]) {
        same++;
      }
      if (same == needle.length) {
        return true;
      }
    }
    return false;
  }
}
