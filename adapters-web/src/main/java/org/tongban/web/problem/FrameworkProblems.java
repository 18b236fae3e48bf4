package org.tongban.web.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;
import org.tongban.web.security.SecurityHeadersFilter;

/** Says what the framework refuses in our words: its own quote the input and name our classes. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
class FrameworkProblems implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    // What can't be read as HTTP at all meets no filter.
    SecurityHeadersFilter.protectData(response.getHeaders());
    return response
        .body(problem(response.code(), context.getRootCause().orElse(null)))
        .contentType(Problem.MEDIA_TYPE);
  }

  static Problem problem(int status, Throwable cause) {
    return switch (cause) {
      case ConstraintViolationException e ->
          ProblemType.INVALID_INPUT.problem(
              "请按提示修改后再提交。",
              e.getConstraintViolations().stream().map(FrameworkProblems::error).toList());
      case ConversionErrorException e -> unreadable(e.getArgument());
      case UnsatisfiedRouteException e -> missing(e.getArgument());
      case null, default -> ofStatus(status);
    };
  }

  private static Problem unreadable(Argument<?> argument) {
    return isBody(argument)
        ? ProblemType.MALFORMED_REQUEST.problem("请求内容不符合接口说明，请核对字段的名称和类型。", List.of())
        : ProblemType.INVALID_INPUT.problem(
            "请按提示修改后再试。", List.of(new Problem.FieldError(argument.getName(), "格式不正确。")));
  }

  private static Problem missing(Argument<?> argument) {
    return isBody(argument)
        ? ProblemType.MALFORMED_REQUEST.problem("请求缺少内容，或内容不符合接口说明。", List.of())
        : ProblemType.INVALID_INPUT.problem(
            "请按提示修改后再试。", List.of(new Problem.FieldError(argument.getName(), "不能缺少。")));
  }

  private static boolean isBody(Argument<?> argument) {
    return argument.isAnnotationPresent(io.micronaut.http.annotation.Body.class);
  }

  private static Problem.FieldError error(ConstraintViolation<?> violation) {
    return new Problem.FieldError(pointer(violation.getPropertyPath()), violation.getMessage());
  }

  /** The way to the field, without the method and the parameter it begins with. */
  private static String pointer(Path path) {
    var nodes = new ArrayList<Path.Node>();
    path.forEach(nodes::add);
    var pointer = new StringBuilder();
    var parameter = "";
    for (var node : nodes) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      } else if (node.getKind() != ElementKind.METHOD) {
        if (node.getIndex() != null) {
          pointer.append('/').append(node.getIndex());
        }
        if (node.getKind() == ElementKind.PROPERTY) {
          pointer.append('/').append(node.getName());
        }
      }
    }
    return pointer.isEmpty() ? parameter : pointer.toString();
  }

  private static Problem ofStatus(int status) {
    var type =
        switch (status) {
          case 400 -> ProblemType.MALFORMED_REQUEST;
          case 401 -> ProblemType.SIGN_IN_NEEDED;
          case 403 -> ProblemType.FORBIDDEN;
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 406 -> ProblemType.NOT_ACCEPTABLE;
          case 409 -> ProblemType.CONFLICT;
          case 412 -> ProblemType.STALE_VERSION;
          case 413 -> ProblemType.TOO_LARGE;
          case 414 -> ProblemType.URI_TOO_LONG;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          case 428 -> ProblemType.VERSION_NEEDED;
          case 429 -> ProblemType.TOO_MANY_REQUESTS;
          case 431 -> ProblemType.HEADERS_TOO_LARGE;
          case 503 -> ProblemType.UNAVAILABLE;
          default -> status < 500 ? ProblemType.OTHER_REFUSAL : ProblemType.INTERNAL;
        };
    var problem = type.problem(advice(type), List.of());
    return type.status() == status
        ? problem
        : new Problem(
            problem.type(),
            HttpStatus.valueOf(status).getReason(),
            status,
            problem.detail(),
            problem.instance(),
            problem.correlationId(),
            problem.rule(),
            problem.errors());
  }

  private static String advice(ProblemType type) {
    return switch (type) {
      case SIGN_IN_NEEDED, SIGN_IN_FAILED -> "请登录后再试。";
      case FORBIDDEN -> "您的账号不能进行这项操作。";
      case NOT_FOUND -> "请核对网址；它可能已不存在，或不属于您。";
      case METHOD_NOT_ALLOWED -> "请查看接口说明中这个网址支持的操作。";
      case NOT_ACCEPTABLE -> "请查看接口说明中可以要求的格式。";
      case TOO_LARGE -> "请减小内容或文件后再试。";
      case UNSUPPORTED_MEDIA_TYPE -> "请查看接口说明中要求的内容格式（Content-Type）。";
      case MALFORMED_REQUEST, OTHER_REFUSAL, INVALID_INPUT -> "请核对请求内容后再试。";
      case BAD_CURSOR -> "请从第一页重新开始。";
      case NO_PLACE_LEFT, HOLD_RAN_OUT -> "请换一个时间再约。";
      case HITS_BOOKINGS, STALE_VERSION, CONFLICT, VERSION_NEEDED -> "请重新打开，查看最新内容后再修改。";
      case URI_TOO_LONG, HEADERS_TOO_LARGE -> "请缩短后再试。";
      case TOO_MANY_REQUESTS, UNAVAILABLE -> "请稍后再试。";
      case INTERNAL -> "请稍后再试；如果仍不成功，请把关联编号告诉客服。";
      case CROSS_SITE,
          REFUSED,
          INCOMPLETE_APPLICATION,
          NOT_ELIGIBLE,
          UNLAWFUL_WAY,
          OUTDATED_DRAFT,
          UNUSABLE_FILE,
          IMPORT_REFUSED,
          DRAFT_REFUSED,
          KEY_REUSED ->
          type.title();
    };
  }
}
