package org.tongban.web.api.identity;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import org.tongban.application.identity.Holder;
import org.tongban.application.identity.RequestSignInCode;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.Sessions;
import org.tongban.application.identity.StaffSignIn;
import org.tongban.application.identity.VerifySignInCode;
import org.tongban.domain.person.MobileNumber;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.AccessTokens;
import org.tongban.web.security.Callers;
import org.tongban.web.security.ClientAddresses;
import org.tongban.web.security.Roles;

/** Signing in and out. One session serves pages, API and SDK. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "sign-in")
class SessionController {
  private static final int LONGEST_PASSWORD = 200;
  private static final URI CURRENT = URI.create("/api/v1/sessions/current");
  private static final String SEND_AGAIN = "请核对后再试。";

  private final RequestSignInCode requestCode;
  private final VerifySignInCode verifyCode;
  private final StaffSignIn staffSignIn;
  private final Sessions sessions;
  private final AccessTokens tokens;
  private final ClientAddresses addresses;
  private final Callers callers;

  SessionController(
      RequestSignInCode requestCode,
      VerifySignInCode verifyCode,
      StaffSignIn staffSignIn,
      Sessions sessions,
      AccessTokens tokens,
      ClientAddresses addresses,
      Callers callers) {
    this.requestCode = requestCode;
    this.verifyCode = verifyCode;
    this.staffSignIn = staffSignIn;
    this.sessions = sessions;
    this.tokens = tokens;
    this.addresses = addresses;
    this.callers = callers;
  }

  /**
   * Sends a one-time code to a phone. Takes no Idempotency-Key: codes are not kept; asked again too
   * soon, it answers 429.
   */
  @Post("/sign-in-codes")
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = CodeResponse.class)))
  HttpResponse<?> requestCode(HttpRequest<?> request, @Body CodeRequest body) {
    var inputs = new Inputs();
    var phone = inputs.required("/phone", body.phone(), MobileNumber::of);
    inputs.check();
    return switch (requestCode.request(
        new RequestSignInCode.Request(phone, addresses.of(request)))) {
      case RequestSignInCode.Answer.Sent(var again) ->
          HttpResponse.status(HttpStatus.ACCEPTED).body(new CodeResponse(again.toSeconds()));
      case RequestSignInCode.Answer.Wait(var time) -> wait(time);
      case RequestSignInCode.Answer.Refused(var words) -> Inputs.refused("/phone", words);
    };
  }

  /**
   * Signs in: a resident with phone and code, a member of staff with login and password. Takes no
   * Idempotency-Key: tokens are not kept. A code is used up by it; a password gives another
   * session.
   */
  @Post("/sessions")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SessionResponse.class)))
  HttpResponse<?> signIn(HttpRequest<?> request, @Body SignInRequest body) {
    return body.login() != null || body.password() != null
        ? signInStaff(request, body)
        : signInResident(request, body);
  }

  private HttpResponse<?> signInResident(HttpRequest<?> request, SignInRequest body) {
    var inputs = new Inputs();
    var phone = inputs.required("/phone", body.phone(), MobileNumber::of);
    var code = inputs.text("/code", body.code(), 20);
    inputs.check();
    return switch (verifyCode.verify(
        new VerifySignInCode.Attempt(phone, code, addresses.of(request)))) {
      case VerifySignInCode.Answer.SignedIn(var session, _) ->
          HttpResponse.created(response(session), CURRENT);
      case VerifySignInCode.Answer.Refused() ->
          ProblemType.SIGN_IN_FAILED.response("验证码不正确或已失效，" + SEND_AGAIN);
      case VerifySignInCode.Answer.Wait(var time) -> wait(time);
    };
  }

  private HttpResponse<?> signInStaff(HttpRequest<?> request, SignInRequest body) {
    var inputs = new Inputs();
    var login = inputs.text("/login", body.login(), 100);
    if (body.password() == null || body.password().isEmpty()) {
      inputs.wrong("/password", "请填写。");
    } else if (!inputs.unreadable("/password", body.password())
        && body.password().length() > LONGEST_PASSWORD) {
      inputs.wrong("/password", "最多 " + LONGEST_PASSWORD + " 个字。");
    }
    inputs.check();
    return switch (staffSignIn.signIn(
        new StaffSignIn.Attempt(login, body.password(), addresses.of(request)))) {
      case StaffSignIn.Answer.SignedIn(var session, _) ->
          HttpResponse.created(response(session), CURRENT);
      case StaffSignIn.Answer.Refused() ->
          ProblemType.SIGN_IN_FAILED.response("登录名或密码不正确，" + SEND_AGAIN);
      case StaffSignIn.Answer.Wait(var time) -> wait(time);
    };
  }

  /**
   * Gives new tokens for a refresh token, which is then used up. Takes no Idempotency-Key: tokens
   * are not kept. A repetition soon after answers 409, a later one ends the session.
   */
  @Post("/sessions/refresh")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionResponse.class)))
  HttpResponse<?> refresh(@Body RefreshRequest body) {
    var inputs = new Inputs();
    var token = inputs.text("/refreshToken", body.refreshToken(), 200);
    inputs.check();
    return switch (sessions.renew(token)) {
      case Sessions.Renewal.Renewed(var session) -> HttpResponse.ok(response(session));
      case Sessions.Renewal.JustRenewed() -> ProblemType.CONFLICT.response("刚刚已换过，请使用另一请求得到的令牌。");
      case Sessions.Renewal.Refused() -> ProblemType.SIGN_IN_NEEDED.response("登录已结束，请重新登录。");
    };
  }

  /**
   * Ends the session at once. Takes no Idempotency-Key: afterwards there is no caller to keep it
   * for.
   */
  @Delete("/sessions/current")
  @Secured({Roles.RESIDENT, Roles.STAFF})
  @SecurityRequirement(name = "bearer")
  @ApiResponse(responseCode = "204")
  HttpResponse<?> signOut(HttpRequest<?> request) {
    callers.session(request).ifPresent(sessions::signOut);
    return HttpResponse.noContent();
  }

  private SessionResponse response(Session session) {
    var issued = tokens.issue(session);
    var kind =
        switch (session.holder()) {
          case Holder.Resident _ -> SessionKind.RESIDENT;
          case Holder.Staff _ -> SessionKind.STAFF;
        };
    return new SessionResponse(
        issued.accessToken(), issued.lifetime().toSeconds(), session.refreshToken(), kind);
  }

  static HttpResponse<?> wait(Duration time) {
    var seconds = Math.max(1, time.toSeconds());
    return ProblemType.TOO_MANY_REQUESTS
        .response("请在 " + seconds + " 秒后再试。")
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  /** Which phone the code is for. */
  @Serdeable
  record CodeRequest(@Nullable String phone) {
    @Override
    public String toString() {
      return "CodeRequest[***]";
    }
  }

  /** After how many seconds another code may be asked for. */
  @Serdeable
  record CodeResponse(long resendAfterSeconds) {}

  /** Either phone and code, or login and password. */
  @Serdeable
  record SignInRequest(
      @Nullable String phone,
      @Nullable String code,
      @Nullable String login,
      @Nullable String password) {
    @Override
    public String toString() {
      return "SignInRequest[***]";
    }
  }

  /** The token to be exchanged. */
  @Serdeable
  record RefreshRequest(@Nullable String refreshToken) {
    @Override
    public String toString() {
      return "RefreshRequest[***]";
    }
  }

  /** Whose session it is. */
  enum SessionKind {
    RESIDENT,
    STAFF
  }

  /** A session. */
  @Serdeable
  record SessionResponse(
      String accessToken, long expiresInSeconds, String refreshToken, SessionKind kind) {
    @Override
    public String toString() {
      return "SessionResponse[" + kind + "]";
    }
  }
}
