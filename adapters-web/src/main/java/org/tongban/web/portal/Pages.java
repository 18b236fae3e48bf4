package org.tongban.web.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.tongban.web.portal.Frame.Visitor;
import org.tongban.web.security.Roles;

/** Renders the pages. */
@Singleton
public class Pages {
  /** The cookie that keeps elder mode. */
  static final String ELDER = "tongban-elder";

  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final boolean sample;
  private final UnreadCount unread;

  Pages(@Value("${tongban.sample:false}") boolean sample, UnreadCount unread) {
    this.sample = sample;
    this.unread = unread;
  }

  /** The page. */
  public HttpResponse<?> show(HttpRequest<?> request, String template, Map<String, ?> words) {
    return page(HttpStatus.OK, request, template, words);
  }

  /** The page again, with what is wrong about what was typed. */
  public HttpResponse<?> again(HttpRequest<?> request, String template, Map<String, ?> words) {
    return page(HttpStatus.UNPROCESSABLE_ENTITY, request, template, words);
  }

  private HttpResponse<?> page(
      HttpStatus status, HttpRequest<?> request, String template, Map<String, ?> words) {
    return HttpResponse.status(status)
        .contentType(HTML)
        .body(html(request, template, words, unread.of(request)));
  }

  /** The page as text, without asking anything. */
  String html(HttpRequest<?> request, String template, Map<String, ?> words) {
    return html(request, template, words, 0);
  }

  private String html(
      HttpRequest<?> request, String template, Map<String, ?> words, int unreadMessages) {
    var all = new HashMap<String, Object>(words);
    all.put("frame", frame(request, unreadMessages));
    var output = new StringOutput();
    templates.render(template + ".jte", all, output);
    return output.toString();
  }

  private Frame frame(HttpRequest<?> request, int unreadMessages) {
    var elder =
        request
            .getCookies()
            .findCookie(ELDER)
            .map(Cookie::getValue)
            .filter("1"::equals)
            .isPresent();
    var roles =
        request
            .getUserPrincipal(Authentication.class)
            .map(Authentication::getRoles)
            .orElse(java.util.List.of());
    var visitor =
        roles.contains(Roles.STAFF)
            ? Visitor.STAFF
            : roles.contains(Roles.RESIDENT) ? Visitor.RESIDENT : Visitor.STRANGER;
    return new Frame(elder, sample, visitor, unreadMessages, request.getUri().toString());
  }

  /** Sends the browser on, so that loading the page again repeats nothing. */
  public static MutableHttpResponse<?> to(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }

  /** A path of this site to come back to; anything else becomes the other path. */
  public static String local(String path, String otherwise) {
    return path != null && path.matches("/([A-Za-z0-9?=&%._~+-][A-Za-z0-9/?=&%._~+-]*)?")
        ? path
        : otherwise;
  }
}
