package org.tongban.web.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tongban.application.transaction.Page;
import org.tongban.web.problem.InvalidInputException;
import org.tongban.web.problem.Problem;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;

/** Reads what comes from outside into the words of the domain, and collects all that is wrong. */
public final class Inputs {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern ETAG = Pattern.compile("(W/)?\"([0-9]{1,9})\"");
  private static final int LONGEST_CURSOR = 500;

  private final List<Problem.FieldError> errors = new ArrayList<>();

  /** An identifier in a path; one of another form names nothing, so it is answered with 404. */
  public static UUID id(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw absent();
    }
    return UUID.fromString(text);
  }

  /** A code in a path; one of another form names nothing, so it is answered with 404. */
  public static <T> T code(String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw absent();
    }
  }

  /** Ends the request with 404: there is no such thing, or it is not the caller's. */
  public static RefusedException absent() {
    return new RefusedException(ProblemType.NOT_FOUND, "请核对网址；它可能已不存在，或不属于您。");
  }

  /** One field that a rule of the domain refused, in its words. */
  public static MutableHttpResponse<Object> refused(String pointer, String words) {
    return ProblemType.INVALID_INPUT.response(
        "请按提示修改后再提交。", List.of(new Problem.FieldError(pointer, words)));
  }

  /** Which part of a list is asked for; 20 items if nothing is said. */
  public static Page.Request page(String cursor, Integer limit) {
    return page(cursor, limit, 20);
  }

  /** Which part of a short list is asked for, which mostly is wanted as a whole: 100 items. */
  public static Page.Request shortList(String cursor, Integer limit) {
    return page(cursor, limit, 100);
  }

  private static Page.Request page(String cursor, Integer limit, int otherwise) {
    var inputs = new Inputs();
    if (limit != null && (limit < 1 || limit > 100)) {
      inputs.wrong("limit", "每页数量应为 1 至 100。");
    }
    inputs.check();
    if (cursor != null && cursor.length() > LONGEST_CURSOR) {
      throw new Page.BadCursorException();
    }
    return new Page.Request(
        Optional.ofNullable(cursor).filter(text -> !text.isEmpty()),
        limit == null ? otherwise : limit);
  }

  /** The version that {@code If-Match} names; without one the request is answered with 428. */
  public static int version(HttpRequest<?> request) {
    var header = request.getHeaders().get(HttpHeaders.IF_MATCH);
    if (header == null) {
      throw new RefusedException(ProblemType.VERSION_NEEDED, "请求需要带 If-Match，值为最近一次查看时得到的 ETag。");
    }
    var matcher = ETAG.matcher(header.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException("If-Match", "应为最近一次查看时得到的 ETag，例如 \"3\"。");
    }
    return Integer.parseInt(matcher.group(2));
  }

  /** The version that {@code If-Match} names, or empty if there is none. */
  public static Optional<Integer> versionIfSent(HttpRequest<?> request) {
    return request.getHeaders().contains(HttpHeaders.IF_MATCH)
        ? Optional.of(version(request))
        : Optional.empty();
  }

  /** Notes that a field is wrong. */
  public void wrong(String pointer, String message) {
    errors.add(new Problem.FieldError(pointer, message));
  }

  /**
   * Reads a field that must be there.
   *
   * @return the value, or null if it was wrong, which {@link #check} then says
   */
  public <T> T required(String pointer, String text, Function<String, T> read) {
    if (text == null || text.isBlank()) {
      wrong(pointer, "请填写。");
      return null;
    }
    return unreadable(pointer, text) ? null : read(pointer, text, read);
  }

  /** Reads a field that may be left out. */
  public <T> Optional<T> optional(String pointer, String text, Function<String, T> read) {
    return text == null || text.isBlank() || unreadable(pointer, text)
        ? Optional.empty()
        : Optional.ofNullable(read(pointer, text, read));
  }

  /** A field that must be there, as text of that length at most. */
  public String text(String pointer, String text, int longest) {
    if (text == null || text.isBlank()) {
      wrong(pointer, "请填写。");
      return "";
    }
    return optionalText(pointer, text, longest);
  }

  /** A text that may be left out, of that length at most. */
  public String optionalText(String pointer, String text, int longest) {
    var stripped = text == null ? "" : text.strip();
    if (unreadable(pointer, stripped)) {
      return "";
    }
    if (stripped.length() > longest) {
      wrong(pointer, "最多 " + longest + " 个字，现在是 " + stripped.length() + " 个字。");
    }
    return stripped;
  }

  /**
   * Whether the text holds halves of characters or characters that mean nothing, which no store and
   * no hash can take; if so it is noted.
   */
  public boolean unreadable(String pointer, String text) {
    boolean unreadable =
        text.codePoints()
            .anyMatch(
                point ->
                    point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        || point == 0);
    if (unreadable) {
      wrong(pointer, "含有无法识别的字符，请删除后重新输入。");
    }
    return unreadable;
  }

  /** The name of a constant. */
  public static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
    return text -> Enum.valueOf(type, text);
  }

  /** An identifier in a body. */
  public static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Not an identifier");
    }
    return UUID.fromString(text);
  }

  /** A date in a body. */
  public static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("日期的格式为年-月-日，例如 2026-01-31。", e);
    }
  }

  /**
   * @throws InvalidInputException if anything was wrong, with all of it
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  private <T> T read(String pointer, String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      wrong(pointer, words(e.getMessage()));
      return null;
    }
  }

  /** The domain says in Chinese what a person did wrong, and in English what a program did. */
  private static String words(String message) {
    return message != null
            && message.codePoints().anyMatch(Character::isIdeographic)
            && message.codePointAt(0) > 0x7f
        ? message
        : "格式或取值不正确，请查看接口说明。";
  }
}
