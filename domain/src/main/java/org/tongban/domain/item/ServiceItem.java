package org.tongban.domain.item;

import java.util.Objects;
import java.util.Optional;

/**
 * A kind of matter the state handles, in the basic catalogue (政务服务事项).
 *
 * @param department the kind of office that handles it, for example 民政局
 * @param subject who may apply
 * @param crossProvince the mode in which it is handled across provinces, if it is
 * @param basis where the entry comes from, for example {@code published}
 */
public record ServiceItem(
    BasicCode code,
    String name,
    String department,
    SubjectKind subject,
    Optional<HandlingMode> crossProvince,
    String basis) {
  public ServiceItem {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    Objects.requireNonNull(department);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(crossProvince);
    Objects.requireNonNull(basis);
  }

  /** The item's type. */
  public ItemType type() {
    return code.type();
  }
}
