package org.tongban.application.licence;

import static java.time.temporal.ChronoUnit.MICROS;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.casework.CaseStore;
import org.tongban.application.casework.FileVault;
import org.tongban.application.identity.Secrets;
import org.tongban.application.person.SubjectStore;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.EffectHandler;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.Outbox;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.delivery.LicenceNumber;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.Particulars;
import org.tongban.domain.person.Subject;

/**
 * Makes what is not made yet of a case's licences. The number is given first and kept; then the
 * files are made, outside any transaction, and kept under identities of their own: what somebody
 * has downloaded once is never made again.
 */
@Singleton
public final class MakeLicence implements EffectHandler {
  static final String KIND = "licence.make";

  /** Until a key or a font is there, as an administrator has to see to it. */
  private static final Duration LATER = Duration.ofMinutes(5);

  private static final int CHARACTERS = 12;

  private final Transactions transactions;
  private final CaseStore cases;
  private final LicenceStore licences;
  private final SubjectStore subjects;
  private final Places places;
  private final FileVault vault;
  private final LicencePress press;
  private final Secrets secrets;
  private final Identifiers identifiers;
  private final Clock clock;

  @Inject
  public MakeLicence(
      Transactions transactions,
      CaseStore cases,
      LicenceStore licences,
      SubjectStore subjects,
      Places places,
      FileVault vault,
      LicencePress press,
      Secrets secrets,
      Identifiers identifiers,
      Clock clock) {
    this.transactions = transactions;
    this.cases = cases;
    this.licences = licences;
    this.subjects = subjects;
    this.places = places;
    this.vault = vault;
    this.press = press;
    this.secrets = secrets;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** The effect that has the first version made. */
  static Outbox.Effect effect(CaseId id) {
    return effect(id, id.toString());
  }

  /** The effect that has the version made which replaces the licence. */
  static Outbox.Effect effect(CaseId id, LicenceId replaced) {
    return effect(id, replaced.toString());
  }

  private static Outbox.Effect effect(CaseId id, String reference) {
    return new Outbox.Effect(KIND, reference, Optional.empty(), Map.of("case", id.toString()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Result handle(Outbox.Effect effect) {
    var id = new CaseId(UUID.fromString(effect.payload().get("case")));
    var numbered = transactions.inTransaction(() -> numbered(id));
    if (numbered.isPresent()) {
      return new Result.NeedsPerson(numbered.get());
    }
    for (var stored : transactions.inTransaction(() -> licences.ofCase(id))) {
      if (stored.licence() instanceof Licence.Preparing preparing) {
        var why = made(preparing, stored.version());
        if (why.isPresent()) {
          return new Result.Retry(LATER, why.get());
        }
      }
    }
    return new Result.Done();
  }

  /** Gives the case's result its number, if it has none; what a person has to see to, if any. */
  private Optional<String> numbered(CaseId id) {
    if (!licences.ofCase(id).isEmpty()) {
      return Optional.empty();
    }
    var ledger = cases.find(id);
    if (ledger.isEmpty()) {
      return Optional.of("There is no case " + id);
    }
    var file = ledger.get().file();
    var holder = subjects.find(file.filing().applicant());
    var authority = places.organisation().authority(file.route().decider());
    if (holder.isEmpty()) {
      return Optional.of("The data of the applicant were erased: " + id);
    }
    if (authority.isEmpty()) {
      return Optional.of("The deciding authority is not in the organisation: " + id);
    }
    var paper = file.papers().getLast();
    licences.add(
        new Licence.Preparing(
            new LicenceId(identifiers.next()),
            new Particulars(
                new LicenceNumber(
                    file.filing().implementation().code().item().value(),
                    authority.get().creditCode(),
                    serial(paper.on()),
                    1),
                id,
                paper.number(),
                paper.title(),
                file.filing().itemName(),
                holder(holder.get()),
                authority.get().code(),
                authority.get().name(),
                paper.on(),
                Optional.empty())));
    return Optional.empty();
  }

  /** What the register says of the holder now. */
  static Particulars.Holder holder(Subject subject) {
    return switch (subject) {
      case Subject.Person person ->
          new Particulars.Holder(
              person.id(),
              person.displayName(),
              person.maskedName(),
              "公民身份号码",
              person.citizenId().value());
      case Subject.Company company ->
          new Particulars.Holder(
              company.id(),
              company.displayName(),
              company.maskedName(),
              "统一社会信用代码",
              company.creditCode().value());
    };
  }

  /** The day, and 60 bits nobody can guess: who knows one licence can't count the others. */
  private String serial(LocalDate on) {
    var chance =
        new BigInteger(1, Base64.getUrlDecoder().decode(secrets.token()))
            .toString(36)
            .toUpperCase(Locale.ROOT);
    return on.format(DateTimeFormatter.BASIC_ISO_DATE)
        + "0".repeat(Math.max(0, CHARACTERS - chance.length()))
        + chance.substring(Math.max(0, chance.length() - CHARACTERS));
  }

  /** Makes the files and keeps them; why not, if they can't be made now. */
  private Optional<String> made(Licence.Preparing preparing, int version) {
    return switch (press.print(preparing.particulars())) {
      case LicencePress.Printing.Unavailable(var why) -> Optional.of(why);
      case LicencePress.Printing.Done(var pdf, var ofd) -> {
        var holder = preparing.particulars().holder().subject();
        var files = new Licence.Files(identifiers.next(), identifiers.next());
        transactions.run(
            () -> licences.begin(preparing.id(), files, clock.instant().truncatedTo(MICROS)));
        vault.put(files.pdf(), holder, pdf);
        vault.put(files.ofd(), holder, ofd);
        try {
          transactions.run(
              () -> {
                licences.replace(preparing.made(files), version);
                settle(files);
              });
        } catch (StaleVersionException _) {
          // Another instance was first: its files are the ones.
          vault.delete(files.pdf());
          vault.delete(files.ofd());
          transactions.run(() -> settle(files));
        }
        yield Optional.empty();
      }
    };
  }

  private void settle(Licence.Files files) {
    licences.settle(files.pdf());
    licences.settle(files.ofd());
  }
}
