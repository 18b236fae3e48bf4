package org.tongban.client.items;

/**
 * In what capacity the one who files acts. Servers newer than this SDK may have more: {@link
 * #UNKNOWN}.
 */
public enum ActingAs {
  SELF,
  OPERATOR,
  HELPER,
  LIAISON,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
