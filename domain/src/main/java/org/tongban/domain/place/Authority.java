package org.tongban.domain.place;

import java.util.Objects;
import org.tongban.domain.person.UnifiedSocialCreditCode;

/**
 * An office that has the power to decide (实施主体).
 *
 * @param department the kind of office, for example 民政局: the same word at every level
 * @param level the level at which it exercises its powers
 * @param region its territory
 * @param partner whether it belongs to a partner city, whose cases are exchanged with that city
 */
public record Authority(
    UnitCode code,
    UnifiedSocialCreditCode creditCode,
    String name,
    String department,
    Level level,
    RegionCode region,
    boolean partner)
    implements Unit {
  public Authority {
    Objects.requireNonNull(code);
    Objects.requireNonNull(creditCode);
    Objects.requireNonNull(name);
    Objects.requireNonNull(department);
    Objects.requireNonNull(level);
    Objects.requireNonNull(region);
  }
}
