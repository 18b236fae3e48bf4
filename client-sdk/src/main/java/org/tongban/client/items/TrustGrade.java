package org.tongban.client.items;

/**
 * How far a material is trusted (可信等级). Servers newer than this SDK may have more: {@link
 * #UNKNOWN}.
 */
public enum TrustGrade {
  /** Made by who issued it. */
  A,
  /** Verified at a window. */
  B,
  /** Uploaded by the applicant. */
  C,
  /** Declared by the applicant. */
  D,
  /** One this SDK does not know; the JSON holds its name. */
  UNKNOWN
}
