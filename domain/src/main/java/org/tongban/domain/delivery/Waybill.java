package org.tongban.domain.delivery;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The number under which a courier carries a parcel (运单号).
 *
 * @param number 4 to 40 letters, digits and dashes; letters are upper case
 */
public record Waybill(CourierName courier, String number) {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{4,40}");

  /**
   * @throws IllegalArgumentException if the number has another form; the message is for the person
   *     who typed it
   */
  public Waybill {
    Objects.requireNonNull(courier);
    number = number == null ? "" : number.strip().toUpperCase(java.util.Locale.ROOT);
    if (!FORM.matcher(number).matches()) {
      throw new IllegalArgumentException("运单号由 4 到 40 位字母、数字或短横线组成，请核对。");
    }
  }
}
