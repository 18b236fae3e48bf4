package org.tongban.application.person;

import java.util.EnumSet;
import java.util.Set;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.Role;
import org.tongban.domain.place.UnitCode;

/** Who sees people's papers at the counter of a unit. */
final class Counter {
  private static final Set<Role> CLERKS =
      EnumSet.of(Role.WINDOW_CLERK, Role.VILLAGE_CLERK, Role.HELP_CLERK, Role.LIAISON);

  static final String NOT_A_CLERK = "您不是这个单位的窗口（帮办、村站）人员，不能办理。";

  private Counter() {}

  /** Whether they are a clerk anywhere. */
  static boolean isClerk(Caller.Staff caller) {
    return caller.duties().stream().anyMatch(duty -> CLERKS.contains(duty.role()));
  }

  /** Whether they are a clerk of that unit. */
  static boolean isClerk(Caller.Staff caller, UnitCode unit) {
    return caller.duties().stream()
        .anyMatch(duty -> CLERKS.contains(duty.role()) && duty.unit().equals(unit));
  }

  /** Whether they are a clerk or an administrator of that unit. */
  static boolean isClerkOrAdministrator(Caller.Staff caller, UnitCode unit) {
    return isClerk(caller, unit)
        || caller.duties().contains(new Caller.Duty(Role.ADMINISTRATOR, unit));
  }
}
