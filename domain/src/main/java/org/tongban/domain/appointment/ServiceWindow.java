package org.tongban.domain.appointment;

import java.util.Objects;

/**
 * A window (窗口) at which visitors of a service group are served. The same window may serve several
 * groups of its place.
 *
 * @param number unique within the service point, as on the sign, for example A03; 1 to 20
 *     characters
 * @param name what people call it; 1 to 60 characters
 */
public record ServiceWindow(String number, String name) {
  public ServiceWindow {
    Objects.requireNonNull(number);
    Objects.requireNonNull(name);
    if (number.isBlank() || number.length() > 20 || name.isBlank() || name.length() > 60) {
      throw new IllegalArgumentException("A window has a number and a name: " + number);
    }
  }
}
