package org.tongban.application.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.ActorId;
import org.tongban.domain.casework.Role;
import org.tongban.domain.place.UnitCode;

/**
 * Lets the first administrator into an installation that has no staff yet; all others are made by
 * administrators. For whoever runs the machine, never reachable over the network.
 */
@Singleton
public final class FirstAdministrator {
  private final StaffDirectory directory;
  private final PasswordHasher hasher;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public FirstAdministrator(
      StaffDirectory directory,
      PasswordHasher hasher,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.directory = directory;
    this.hasher = hasher;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes the account.
   *
   * @return why it was not made; empty if it was
   */
  public Optional<String> create(Wanted wanted) {
    var refused =
        AdministerStaffService.badName(wanted.name())
            .or(
                () ->
                    AdministerStaffService.badPassword(
                        wanted.password(), Optional.of(wanted.login())));
    if (refused.isPresent()) {
      return Optional.of(
          refused.get() instanceof AdministerStaff.Answer.Refused(_, var words) ? words : "");
    }
    var hash = hasher.hash(wanted.password());
    return transactions.inTransaction(
        () -> {
          if (!directory.isEmpty()) {
            return Optional.of("已有工作人员账号，请由系统管理员添加其他账号。");
          }
          directory.add(
              new StaffDirectory.Credentials(
                  new StaffAccount(
                      new ActorId(identifiers.next()),
                      wanted.login(),
                      wanted.name().strip(),
                      Set.of(new Caller.Duty(Role.ADMINISTRATOR, wanted.unit())),
                      true,
                      Optional.empty(),
                      clock.instant().truncatedTo(ChronoUnit.MICROS),
                      1),
                  hash));
          return Optional.empty();
        });
  }

  /**
   * Who it is to be.
   *
   * @param unit where; it may come with the first import only
   */
  public record Wanted(Login login, String name, UnitCode unit, String password) {
    public Wanted {
      Objects.requireNonNull(login);
      Objects.requireNonNull(name);
      Objects.requireNonNull(unit);
      Objects.requireNonNull(password);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
      return "Wanted[***]";
    }
  }
}
