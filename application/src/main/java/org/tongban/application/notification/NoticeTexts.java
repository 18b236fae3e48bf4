package org.tongban.application.notification;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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
  private static final String TITLE = ".title";
  private static final String SIGNATURE = "【通办】";

  private final Map<Notices.Kind, String> templates = new EnumMap<>(Notices.Kind.class);
  private final Map<Notices.Kind, String> titles = new EnumMap<>(Notices.Kind.class);
  private final Map<Notices.Kind, List<String>> names = new EnumMap<>(Notices.Kind.class);
  private final Map<Notices.Kind, List<String>> needed = new EnumMap<>(Notices.Kind.class);

  public NoticeTexts() {
    var properties = new Properties();
    try (var in = NoticeTexts.class.getResourceAsStream("notices.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var kind : Notices.Kind.values()) {
      var template = properties.getProperty(kind.name());
      var title = properties.getProperty(kind.name() + TITLE);
      if (template == null || title == null) {
        throw new IllegalStateException("There is no text or no title for the notice " + kind);
      }
      templates.put(kind, template);
      titles.put(kind, title);
      names.put(kind, words(template));
      needed.put(kind, words(OPTIONAL.matcher(template).replaceAll("")));
    }
  }

  private static List<String> words(String template) {
    return WORD.matcher(template).results().map(word -> word.group(1)).distinct().toList();
  }

  /** What the notice is called in a list, at most ten characters. */
  public String title(Notices.Kind kind) {
    return titles.get(kind);
  }

  /** The names of the words its text shows, in their order. */
  public List<String> wordsOf(Notices.Kind kind) {
    return names.get(kind);
  }

  /**
   * Those of the words that the notice needs later: what its text shows, and what tells what it is
   * about.
   *
   * @throws IllegalArgumentException if a word is missing without which there is no sense
   */
  public Map<String, String> chosen(Notices.Kind kind, Map<String, String> words) {
    for (var name : needed.get(kind)) {
      word(kind, name, words);
    }
    var chosen = new HashMap<String, String>();
    names.get(kind).forEach(name -> copy(name, words, chosen));
    copy(Notices.ABOUT, words, chosen);
    copy(Notices.WHEN, words, chosen);
    return chosen;
  }

  private static void copy(String name, Map<String, String> from, Map<String, String> to) {
    var word = from.get(name);
    if (word != null) {
      to.put(name, word);
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

  /**
   * The text as it stands in the portal: without the signature that a short message begins with.
   */
  public String plain(Notices.Kind kind, Map<String, String> words) {
    var text = text(kind, words);
    return text.startsWith(SIGNATURE) ? text.substring(SIGNATURE.length()) : text;
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
