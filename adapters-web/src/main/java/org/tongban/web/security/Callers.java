package org.tongban.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.identity.Caller;
import org.tongban.application.identity.CallerOf;
import org.tongban.application.identity.SessionId;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;

/**
 * Who sent a request, as they are at this moment: an ended session, a disabled account and a duty
 * that was taken away stop at once. Reads the database, so it must not be asked on an event loop.
 */
@Singleton
public class Callers {
  private static final String ATTRIBUTE = "tongban.caller";

  private final CallerOf callers;

  Callers(CallerOf callers) {
    this.callers = callers;
  }

  /** The caller, or empty if the request belongs to no session that goes on. */
  public Optional<Caller> find(HttpRequest<?> request) {
    var known = request.getAttribute(ATTRIBUTE, Caller.class);
    if (known.isPresent()) {
      return known;
    }
    var found = session(request).flatMap(callers::session);
    found.ifPresent(caller -> request.setAttribute(ATTRIBUTE, caller));
    return found;
  }

  /** The session the request's token names; whether it goes on says {@link #find}. */
  public Optional<SessionId> session(HttpRequest<?> request) {
    return request
        .getUserPrincipal(Authentication.class)
        .map(authentication -> authentication.getAttributes().get(AccessTokens.SESSION))
        .map(claim -> new SessionId(UUID.fromString(claim.toString())));
  }

  /** The caller; without one the request is answered with 401. */
  public Caller of(HttpRequest<?> request) {
    return find(request)
        .orElseThrow(() -> new RefusedException(ProblemType.SIGN_IN_NEEDED, "请登录后再试。"));
  }

  /** The caller as a resident; anybody else is answered with 403. */
  public Caller.Resident resident(HttpRequest<?> request) {
    return switch (of(request)) {
      case Caller.Resident resident -> resident;
      case Caller.Staff _ -> throw new RefusedException(ProblemType.FORBIDDEN, "请使用个人账号登录后再试。");
    };
  }

  /** The caller as a member of staff; anybody else is answered with 403. */
  public Caller.Staff staff(HttpRequest<?> request) {
    return switch (of(request)) {
      case Caller.Staff staff -> staff;
      case Caller.Resident _ ->
          throw new RefusedException(ProblemType.FORBIDDEN, "请使用工作人员账号登录后再试。");
    };
  }
}
