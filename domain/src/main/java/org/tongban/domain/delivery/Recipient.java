package org.tongban.domain.delivery;

import java.util.Objects;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.RegionCode;

/**
 * Who gets a parcel, and where.
 *
 * @param region the smallest region known, at best the village or community
 * @param street street, number, building and room, 2 to 100 characters
 */
public record Recipient(PersonName name, MobileNumber phone, RegionCode region, String street) {
  public Recipient {
    Objects.requireNonNull(name);
    Objects.requireNonNull(phone);
    Objects.requireNonNull(region);
    street = street == null ? "" : street.strip();
    if (street.length() < 2 || street.length() > 100) {
      throw new IllegalArgumentException("详细地址要写 2 到 100 个字。");
    }
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "Recipient[" + region + "]";
  }
}
