package org.tongban.web.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.UnavailableException;

/** What becomes of exceptions. Nothing of their messages gets out. */
@SuppressWarnings("rawtypes") // The framework asks for it.
final class ExceptionProblems {
  private static final Logger LOG = LoggerFactory.getLogger(ExceptionProblems.class);

  private ExceptionProblems() {}

  @Singleton
  static final class InvalidInput
      implements ExceptionHandler<InvalidInputException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, InvalidInputException exception) {
      return ProblemType.INVALID_INPUT.response("请按提示修改后再试。", exception.errors());
    }
  }

  @Singleton
  static final class Refused implements ExceptionHandler<RefusedException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, RefusedException exception) {
      return exception.type().response(exception.detail());
    }
  }

  @Singleton
  static final class BadCursor
      implements ExceptionHandler<Page.BadCursorException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, Page.BadCursorException exception) {
      return ProblemType.BAD_CURSOR.response("请从第一页重新开始。");
    }
  }

  @Singleton
  static final class Stale implements ExceptionHandler<StaleVersionException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, StaleVersionException exception) {
      var type =
          request.getHeaders().contains(HttpHeaders.IF_MATCH)
              ? ProblemType.STALE_VERSION
              : ProblemType.CONFLICT;
      return type.response("请重新打开，查看最新内容后再修改。");
    }
  }

  @Singleton
  static final class Unavailable
      implements ExceptionHandler<UnavailableException, HttpResponse<?>> {
    private final OutageLog outages;

    Unavailable(OutageLog outages) {
      this.outages = outages;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, UnavailableException exception) {
      outages.note(Correlation.of(request), exception);
      return ProblemType.UNAVAILABLE
          .response("请稍后再试。")
          .header(HttpHeaders.RETRY_AFTER, Integer.toString(ProblemType.RETRY_SECONDS));
    }
  }

  /** The API answers with a problem; a person is shown the way to sign in. */
  @Singleton
  @Replaces(DefaultAuthorizationExceptionHandler.class)
  static final class Unauthorized
      implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
      if (exception.isForbidden()) {
        return ProblemType.FORBIDDEN.response("您的账号不能进行这项操作。");
      }
      return ProblemFilter.wantsPage(request)
          ? HttpResponse.seeOther(
              URI.create(
                  "/sign-in?next="
                      + URLEncoder.encode(request.getUri().toString(), StandardCharsets.UTF_8)))
          : ProblemType.SIGN_IN_NEEDED
              .response("请登录后再试。")
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }

  @Singleton
  static final class Anything implements ExceptionHandler<Throwable, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, Throwable exception) {
      log(request, exception);
      return ProblemType.INTERNAL.response("请稍后再试；如果仍不成功，请把关联编号告诉客服。");
    }
  }

  /** Messages and queries may hold personal data: where it happened is enough to find the fault. */
  private static void log(HttpRequest<?> request, Throwable exception) {
    if (LOG.isErrorEnabled()) {
      LOG.error(
          "{} {} {}",
          Correlation.of(request),
          request.getMethodName(),
          shown(request.getPath()),
          new WithoutMessage(exception, 0));
    }
  }

  /** The address couriers push to ends with a secret. */
  private static String shown(String path) {
    return path.startsWith("/courier-pushes/") ? "/courier-pushes/…" : path;
  }

  /** The stack of an exception and of its causes, without their messages. */
  private static final class WithoutMessage extends Throwable {
    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 10;

    WithoutMessage(Throwable original, int depth) {
      super(
          original.getClass().getName(),
          original.getCause() == null || depth == DEEPEST
              ? null
              : new WithoutMessage(original.getCause(), depth + 1));
      setStackTrace(original.getStackTrace());
    }
  }
}
