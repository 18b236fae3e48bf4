package org.tongban.persistence.person;

import io.micronaut.serde.annotation.Serdeable;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.RegionCode;

/** What of an address is stored encrypted: all of it. */
@Serdeable
record RecipientContent(String name, String phone, String region, String street) {
  static RecipientContent of(Recipient recipient) {
    return new RecipientContent(
        recipient.name().value(),
        recipient.phone().value(),
        recipient.region().value(),
        recipient.street());
  }

  Recipient recipient() {
    return new Recipient(
        new PersonName(name), new MobileNumber(phone), new RegionCode(region), street);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "RecipientContent[***]";
  }
}
