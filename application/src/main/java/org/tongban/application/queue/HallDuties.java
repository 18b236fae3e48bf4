package org.tongban.application.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.Role;
import org.tongban.domain.place.UnitCode;

/** Who may do what in a hall: its own people alone. */
@Singleton
public final class HallDuties {
  @Inject
  public HallDuties() {}

  /** Whether they sit at windows of the hall. */
  boolean sitsAtWindows(Caller.Staff staff, UnitCode hall) {
    return staff.duties().stream()
        .anyMatch(duty -> duty.unit().equals(hall) && sitsAtWindows(duty.role()));
  }

  /** Whether they run the hall. */
  boolean runs(Caller.Staff staff, UnitCode hall) {
    return staff.duties().contains(new Caller.Duty(Role.HALL_MANAGER, hall));
  }

  /** Whether they work in the hall, in either way. */
  boolean serves(Caller.Staff staff, UnitCode hall) {
    return sitsAtWindows(staff, hall) || runs(staff, hall);
  }

  private static boolean sitsAtWindows(Role role) {
    return switch (role) {
      case WINDOW_CLERK, VILLAGE_CLERK, HELP_CLERK -> true;
      case APPLICANT,
          OPERATOR,
          PROXY,
          LIAISON,
          REVIEWER,
          APPROVER,
          HEAD,
          ISSUING_CLERK,
          MAIL_CLERK,
          SUPERVISOR,
          CATALOGUE_EDITOR,
          HALL_MANAGER,
          ADMINISTRATOR,
          SYSTEM ->
          false;
    };
  }
}
