package org.tongban.web.problem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Optional;

/** Every kind of "no" this server answers with (RFC 9457): its slug, its status and its title. */
public enum ProblemType {
  MALFORMED_REQUEST("malformed-request", 400, "请求的格式不正确"),
  INVALID_INPUT("invalid-input", 400, "填写的内容需要修改"),
  BAD_CURSOR("bad-cursor", 400, "翻页标记无效"),
  SIGN_IN_NEEDED("sign-in-needed", 401, "请先登录"),
  SIGN_IN_FAILED("sign-in-failed", 401, "登录未成功"),
  FORBIDDEN("forbidden", 403, "没有权限"),
  CROSS_SITE("cross-site", 403, "拒绝来自其他网站的操作"),
  NOT_FOUND("not-found", 404, "没有找到"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "不支持这种操作"),
  NOT_ACCEPTABLE("not-acceptable", 406, "不能以所要求的格式回答"),
  CONFLICT("conflict", 409, "内容已被他人更改"),
  REFUSED("refused", 409, "按规定不能办理这一步"),
  NO_PLACE_LEFT("no-place-left", 409, "这个时间约满了"),
  HOLD_RAN_OUT("hold-ran-out", 409, "保留的名额已过时"),
  HITS_BOOKINGS("hits-bookings", 409, "有预约会受影响"),
  STALE_VERSION("stale-version", 412, "内容已有更新"),
  TOO_LARGE("too-large", 413, "内容过大"),
  URI_TOO_LONG("uri-too-long", 414, "网址过长"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "不支持这种内容格式"),
  INCOMPLETE_APPLICATION("incomplete-application", 422, "申请还不完整"),
  NOT_ELIGIBLE("not-eligible", 422, "不符合申请条件"),
  UNLAWFUL_WAY("unlawful-way", 422, "不能用这种方式办理"),
  OUTDATED_DRAFT("outdated-draft", 422, "事项已有新版本"),
  UNUSABLE_FILE("unusable-file", 422, "文件不能使用"),
  IMPORT_REFUSED("import-refused", 422, "数据未导入"),
  DRAFT_REFUSED("draft-refused", 422, "草稿还不能公布"),
  KEY_REUSED("idempotency-key-reused", 422, "重复使用了请求标识"),
  VERSION_NEEDED("version-needed", 428, "请先取得最新内容"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "操作过于频繁"),
  HEADERS_TOO_LARGE("headers-too-large", 431, "请求头过大"),
  OTHER_REFUSAL("refused-request", 400, "请求未被接受"),
  INTERNAL("internal", 500, "系统出现问题"),
  UNAVAILABLE("unavailable", 503, "服务暂时不可用");

  /** How long a client waits before it tries again what was unavailable, in seconds. */
  public static final int RETRY_SECONDS = 5;

  private static final String PREFIX = "urn:tongban:problem:";

  private final String slug;
  private final int status;
  private final String title;

  ProblemType(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /** The last part of {@link #uri}, lower-case words with dashes. */
  public String slug() {
    return slug;
  }

  /** The {@code type} of the problem document. */
  public String uri() {
    return PREFIX + slug;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The title, for people. */
  public String title() {
    return title;
  }

  /** The document, without what the request adds to it. */
  public Problem problem(String detail, List<Problem.FieldError> errors) {
    return new Problem(
        uri(), title, status, detail, Optional.empty(), Optional.empty(), Optional.empty(), errors);
  }

  /**
   * The answer.
   *
   * @param detail what the person can do next, without personal data
   */
  public MutableHttpResponse<Object> response(String detail) {
    return response(detail, List.of());
  }

  /**
   * The answer, with what is wrong with which field.
   *
   * @param detail what the person can do next, without personal data
   */
  public MutableHttpResponse<Object> response(String detail, List<Problem.FieldError> errors) {
    return response(problem(detail, errors));
  }

  /** The answer that holds the document. */
  public static MutableHttpResponse<Object> response(Problem problem) {
    return HttpResponse.<Object>status(HttpStatus.valueOf(problem.status()))
        .contentType(Problem.MEDIA_TYPE)
        .body(problem);
  }
}
