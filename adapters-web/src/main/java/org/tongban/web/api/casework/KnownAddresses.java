package org.tongban.web.api.casework;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.AddressBook;
import org.tongban.application.person.AddressId;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.SubjectId;

/** Looks addresses up that a delivery names by their identity. */
@Singleton
class KnownAddresses {
  private final AddressBook book;

  KnownAddresses(AddressBook book) {
    this.book = book;
  }

  /** The address in the owner's book, or empty if the caller sees none. */
  Optional<Recipient> find(Caller caller, SubjectId owner, UUID id) {
    return switch (caller) {
      case Caller.Resident resident ->
          book.find(resident, new AddressId(id), owner).map(address -> address.recipient());
      case Caller.Staff _ -> Optional.empty();
    };
  }
}
