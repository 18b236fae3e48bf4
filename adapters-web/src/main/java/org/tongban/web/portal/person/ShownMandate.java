package org.tongban.web.portal.person;

import java.util.Objects;
import org.tongban.application.person.SeeMandates;

/**
 * A mandate as the pages show it.
 *
 * @param items the names of the items it is for
 * @param good whether it holds today
 */
public record ShownMandate(SeeMandates.Seen seen, String items, boolean good) {
  public ShownMandate {
    Objects.requireNonNull(seen);
    Objects.requireNonNull(items);
  }
}
