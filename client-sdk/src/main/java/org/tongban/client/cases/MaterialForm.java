package org.tongban.client.cases;

/**
 * In which form a material is handed in. Servers newer than this SDK may have more: {@link
 * #UNKNOWN}.
 */
public enum MaterialForm {
  UPLOAD,
  ORIGINAL,
  DECLARATION,
  /** An electronic licence that the city issued. */
  LICENCE,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
