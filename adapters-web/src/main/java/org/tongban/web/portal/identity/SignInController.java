package org.tongban.web.portal.identity;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.tongban.application.identity.RequestSignInCode;
import org.tongban.application.identity.Session;
import org.tongban.application.identity.Sessions;
import org.tongban.application.identity.StaffSignIn;
import org.tongban.application.identity.VerifySignInCode;
import org.tongban.domain.person.MobileNumber;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.security.AccessTokens;
import org.tongban.web.security.Callers;
import org.tongban.web.security.ClientAddresses;
import org.tongban.web.security.SessionCookies;

/** Signing in and out with a browser. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
class SignInController {
  private static final String PHONE_PAGE = "identity/phone";
  private static final String CODE_PAGE = "identity/code";
  private static final String STAFF_PAGE = "identity/staff";

  private final Pages pages;
  private final RequestSignInCode requestCode;
  private final VerifySignInCode verifyCode;
  private final StaffSignIn staffSignIn;
  private final Sessions sessions;
  private final AccessTokens tokens;
  private final SessionCookies cookies;
  private final ClientAddresses addresses;
  private final Callers callers;

  SignInController(
      Pages pages,
      RequestSignInCode requestCode,
      VerifySignInCode verifyCode,
      StaffSignIn staffSignIn,
      Sessions sessions,
      AccessTokens tokens,
      SessionCookies cookies,
      ClientAddresses addresses,
      Callers callers) {
    this.pages = pages;
    this.requestCode = requestCode;
    this.verifyCode = verifyCode;
    this.staffSignIn = staffSignIn;
    this.sessions = sessions;
    this.tokens = tokens;
    this.cookies = cookies;
    this.addresses = addresses;
    this.callers = callers;
  }

  @Get("/sign-in")
  HttpResponse<?> phonePage(HttpRequest<?> request, @Nullable @QueryValue String next) {
    var back = Pages.local(next, "");
    if (back.startsWith("/staff")) {
      return Pages.to("/sign-in/staff?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }
    return pages.show(request, PHONE_PAGE, Map.of("form", new Form().with("next", back)));
  }

  /** Sends the code. The phone number travels in bodies only, never in an address. */
  @Post("/sign-in/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> sendCode(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var phone = form.required("phone", "请填写手机号码。", MobileNumber::of);
    if (phone.isEmpty()) {
      return pages.again(request, PHONE_PAGE, Map.of("form", form));
    }
    return switch (requestCode.request(
        new RequestSignInCode.Request(phone.get(), addresses.of(request)))) {
      case RequestSignInCode.Answer.Sent _ ->
          pages.show(request, CODE_PAGE, Map.of("form", form, "phone", phone.get().masked()));
      case RequestSignInCode.Answer.Wait(var time) -> {
        form.wrong("phone", "刚刚已发送过，请在 " + seconds(time) + " 秒后再试。");
        yield pages.again(request, PHONE_PAGE, Map.of("form", form));
      }
      case RequestSignInCode.Answer.Refused(var words) -> {
        form.wrong("phone", words);
        yield pages.again(request, PHONE_PAGE, Map.of("form", form));
      }
    };
  }

  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signIn(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var phone = form.required("phone", "请填写手机号码。", MobileNumber::of);
    var code = form.required("code", "请填写短信里的验证码。", text -> text);
    if (phone.isEmpty()) {
      return pages.again(request, PHONE_PAGE, Map.of("form", form));
    }
    if (code.isPresent()) {
      switch (verifyCode.verify(
          new VerifySignInCode.Attempt(phone.get(), code.get(), addresses.of(request)))) {
        case VerifySignInCode.Answer.SignedIn(var session, var level) -> {
          var next = Pages.local(form.value("next"), "/me");
          return signedIn(
              session,
              level >= 1
                  ? next
                  : "/real-name?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
        case VerifySignInCode.Answer.Refused() -> form.wrong("code", "验证码不正确或已失效，请核对，或重新获取。");
        case VerifySignInCode.Answer.Wait(var time) ->
            form.wrong("code", "尝试次数较多，请在 " + seconds(time) + " 秒后再试。");
      }
    }
    return pages.again(request, CODE_PAGE, Map.of("form", form, "phone", phone.get().masked()));
  }

  @Get("/sign-in/staff")
  HttpResponse<?> staffPage(HttpRequest<?> request, @Nullable @QueryValue String next) {
    return pages.show(
        request, STAFF_PAGE, Map.of("form", new Form().with("next", Pages.local(next, ""))));
  }

  @Post("/sign-in/staff")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signInStaff(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var form = Form.of(body);
    var login = form.required("login", "请填写登录名。", text -> text);
    if (form.value("password").isEmpty()) {
      form.wrong("password", "请填写密码。");
    }
    if (login.isPresent() && !form.hasErrors()) {
      switch (staffSignIn.signIn(
          new StaffSignIn.Attempt(login.get(), form.value("password"), addresses.of(request)))) {
        case StaffSignIn.Answer.SignedIn(var session, _) -> {
          return signedIn(session, Pages.local(form.value("next"), "/staff"));
        }
        case StaffSignIn.Answer.Refused() -> form.wrong("login", "登录名或密码不正确，请核对后再试。");
        case StaffSignIn.Answer.Wait(var time) ->
            form.wrong("login", "尝试次数较多，请在 " + seconds(time) + " 秒后再试。");
      }
    }
    return pages.again(request, STAFF_PAGE, Map.of("form", form));
  }

  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> signOut(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    callers.session(request).ifPresent(sessions::signOut);
    var response = Pages.to("/");
    cookies.none().forEach(response::cookie);
    return response;
  }

  private HttpResponse<?> signedIn(Session session, String next) {
    var response = Pages.to(next);
    cookies.of(tokens.issue(session)).forEach(response::cookie);
    return response;
  }

  private static long seconds(Duration time) {
    return Math.max(1, time.toSeconds());
  }
}
