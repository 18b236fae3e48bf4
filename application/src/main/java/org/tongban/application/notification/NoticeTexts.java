package org.tongban.application.notification;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of the notices, which are data: {@code notices.properties}. */
@Singleton
public final class NoticeTexts {
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");
  private static final Pattern WORD = Pattern.compile("\\{([a-zA-Z]+)\\}");
  private static final int LONGEST = 500;

  private final Map<Notices.Kind, String> templates = new EnumMap<>(Notices.Kind.class);

  public NoticeTexts() {
    var properties = new Properties();
    try (var in = NoticeTexts.class.getResourceAsStream("notices.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var kind : Notices.Kind.values()) {
      var template = properties.getProperty(kind.name());
      if (template == null) {
        throw new IllegalStateException("There is no text for the notice " + kind);
      }
      templates.put(kind, template);
    }
  }

  /**
   * The text with the words filled in, cut at 500 characters.
   *
   * @throws IllegalArgumentException if a word is missing without which there is no sense
   */
  public String text(Notices.Kind kind, Map<String, String> words) {
    var chosen =
        OPTIONAL
            .matcher(templates.get(kind))
            .replaceAll(
                part ->
                    Matcher.quoteReplacement(isKnown(part.group(1), words) ? part.group(1) : ""));
    var text =
        WORD.matcher(chosen)
            .replaceAll(word -> Matcher.quoteReplacement(word(kind, word.group(1), words)));
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static boolean isKnown(String part, Map<String, String> words) {
    return WORD.matcher(part)
        .results()
        .allMatch(word -> !words.getOrDefault(word.group(1), "").isBlank());
  }

  private static String word(Notices.Kind kind, String name, Map<String, String> words) {
    var word = words.get(name);
    if (word == null) {
      throw new IllegalArgumentException("The notice " + kind + " needs the word " + name);
    }
    return word;
  }
}
