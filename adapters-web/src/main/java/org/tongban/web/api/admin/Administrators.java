package org.tongban.web.api.admin;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.Role;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.problem.RefusedException;
import org.tongban.web.security.Callers;

/** Lets administrators pass, and nobody else. */
@Singleton
class Administrators {
  private final Callers callers;

  Administrators(Callers callers) {
    this.callers = callers;
  }

  /** The administrator who calls; anybody else is answered with 403. */
  Caller.Staff of(HttpRequest<?> request) {
    var staff = callers.staff(request);
    if (!staff.holds(Role.ADMINISTRATOR)) {
      throw new RefusedException(ProblemType.FORBIDDEN, "这项操作需要系统管理员岗位。");
    }
    return staff;
  }
}
