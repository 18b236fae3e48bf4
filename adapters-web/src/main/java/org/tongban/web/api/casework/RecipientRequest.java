package org.tongban.web.api.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;

/** Who gets a parcel, and where. */
@Serdeable
public record RecipientRequest(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String region,
    @Nullable String street) {
  private static final int SHORTEST_STREET = 2;
  private static final int LONGEST_STREET = 100;

  /** The recipient, or null if something was wrong, which the inputs then say. */
  public @Nullable Recipient read(Inputs inputs, String pointer) {
    var who = inputs.required(pointer + "/name", name, PersonName::of);
    var number = inputs.required(pointer + "/phone", phone, MobileNumber::of);
    var where = inputs.required(pointer + "/region", region, RegionCode::new);
    var door = inputs.text(pointer + "/street", street, LONGEST_STREET);
    if (!door.isEmpty() && door.length() < SHORTEST_STREET) {
      inputs.wrong(pointer + "/street", "详细地址要写 2 到 100 个字。");
    }
    return who == null
            || number == null
            || where == null
            || door.length() < SHORTEST_STREET
            || door.length() > LONGEST_STREET
        ? null
        : new Recipient(who, number, where, door);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "RecipientRequest[***]";
  }
}
