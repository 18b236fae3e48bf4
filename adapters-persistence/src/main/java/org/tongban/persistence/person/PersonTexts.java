package org.tongban.persistence.person;

import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.UnifiedSocialCreditCode;
import org.tongban.domain.place.RegionCode;

/** Values of people as the texts they are stored as, for the mappers of what is encrypted. */
public interface PersonTexts {
  /** The stored text. */
  default String text(PersonName name) {
    return name.value();
  }

  /** The name that was stored. */
  default PersonName name(String text) {
    return new PersonName(text);
  }

  /** The stored text. */
  default String text(MobileNumber phone) {
    return phone.value();
  }

  /** The number that was stored. */
  default MobileNumber phone(String text) {
    return new MobileNumber(text);
  }

  /** The stored text. */
  default String text(RegionCode region) {
    return region.value();
  }

  /** The code that was stored. */
  default RegionCode region(String text) {
    return new RegionCode(text);
  }

  /** The stored text. */
  default String text(CitizenId id) {
    return id.value();
  }

  /** The id that was stored. */
  default CitizenId citizenId(String text) {
    return new CitizenId(text);
  }

  /** The stored text. */
  default String text(UnifiedSocialCreditCode code) {
    return code.value();
  }

  /** The code that was stored. */
  default UnifiedSocialCreditCode creditCode(String text) {
    return new UnifiedSocialCreditCode(text);
  }
}
