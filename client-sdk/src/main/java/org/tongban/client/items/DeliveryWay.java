package org.tongban.client.items;

/**
 * How a result reaches the person (送达). Servers newer than this SDK may have more: {@link
 * #UNKNOWN}.
 */
public enum DeliveryWay {
  MAIL,
  ELECTRONIC,
  PICK_UP,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
