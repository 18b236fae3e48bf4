package org.tongban.application.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.Identifiers;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.SubjectId;

/** Keeps address books. */
@Singleton
public final class AddressBookService implements AddressBook {
  private final AdmittedPeople admitted;
  private final AddressStore addresses;
  private final SubjectStore subjects;
  private final Places places;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  /** Uses these parts. */
  @Inject
  public AddressBookService(
      AdmittedPeople admitted,
      AddressStore addresses,
      SubjectStore subjects,
      Places places,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.admitted = admitted;
    this.addresses = addresses;
    this.subjects = subjects;
    this.places = places;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<Address> list(Caller.Resident caller, SubjectId owner) {
    return transactions.inTransaction(
        () -> mayUse(caller, owner) ? addresses.of(owner) : List.of());
  }

  @Override
  public Optional<Address> find(Caller.Resident caller, AddressId id, SubjectId owner) {
    return transactions.inTransaction(
        () -> mayUse(caller, owner) ? addresses.find(id, owner) : Optional.empty());
  }

  @Override
  public Answer add(Caller.Resident caller, SubjectId owner, Recipient recipient) {
    return refused(recipient)
        .orElseGet(
            () ->
                transactions.inTransaction(
                    () -> {
                      if (!mayUse(caller, owner)) {
                        return new Answer.Absent();
                      }
                      if (addresses.count(owner) >= MAXIMUM) {
                        return new Answer.Full("地址簿最多保存" + MAXIMUM + "个地址，请先删除不用的地址。");
                      }
                      var address =
                          new Address(
                              new AddressId(identifiers.next()), owner, recipient, now(), 1);
                      addresses.add(address);
                      return new Answer.Kept(address);
                    }));
  }

  @Override
  public Answer change(Caller.Resident caller, Change change) {
    var refused = refused(change.recipient());
    if (refused.isPresent()) {
      return refused.get();
    }
    var which = change.which();
    try {
      return transactions.inTransaction(
          () -> {
            var current = current(caller, which);
            if (current.isEmpty()) {
              return new Answer.Absent();
            }
            if (current.get().version() != which.version()) {
              return new Answer.Stale(current.get().version());
            }
            return new Answer.Kept(
                addresses.replace(
                    new Address(
                        which.id(), which.owner(), change.recipient(), now(), which.version())));
          });
    } catch (StaleVersionException _) {
      return transactions
          .inTransaction(() -> current(caller, which))
          .<Answer>map(address -> new Answer.Stale(address.version()))
          .orElseGet(Answer.Absent::new);
    }
  }

  @Override
  public Removal remove(Caller.Resident caller, Which which) {
    try {
      return transactions.inTransaction(
          () -> {
            var current = current(caller, which);
            if (current.isEmpty()) {
              return new Removal.Absent();
            }
            if (current.get().version() != which.version()) {
              return new Removal.Stale(current.get().version());
            }
            addresses.remove(which.id(), which.owner(), which.version());
            return new Removal.Removed();
          });
    } catch (StaleVersionException _) {
      return transactions
          .inTransaction(() -> current(caller, which))
          .<Removal>map(address -> new Removal.Stale(address.version()))
          .orElseGet(Removal.Absent::new);
    }
  }

  private Optional<Address> current(Caller.Resident caller, Which which) {
    return mayUse(caller, which.owner())
        ? addresses.find(which.id(), which.owner())
        : Optional.empty();
  }

  private boolean mayUse(Caller.Resident caller, SubjectId owner) {
    return caller.person().equals(owner) || subjects.operates(caller.person(), owner);
  }

  private Optional<Answer> refused(Recipient recipient) {
    return admitted
        .problem(recipient.name())
        .<Answer>map(words -> new Answer.Refused(Field.NAME, words))
        .or(
            () ->
                admitted
                    .problem(recipient.phone())
                    .map(words -> new Answer.Refused(Field.PHONE, words)))
        .or(
            () ->
                places.organisation().regions().find(recipient.region()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Answer.Refused(Field.REGION, "没有这个地区，请重新选择。")));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
