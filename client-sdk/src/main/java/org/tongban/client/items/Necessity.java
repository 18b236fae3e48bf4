package org.tongban.client.items;

/**
 * Whether a material must be handed in. Servers newer than this SDK may have more: {@link
 * #UNKNOWN}.
 */
public enum Necessity {
  REQUIRED,
  OPTIONAL,
  MAY_FOLLOW,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
