package org.tongban.domain.item;

/** How far a material can be trusted (国办函〔2016〕108号, electronic licences and papers). */
public enum TrustGrade {
  /** Made by its issuer. */
  A("签发机构制作"),
  /** Verified against the original at a counter. */
  B("窗口核验"),
  /** Uploaded by the applicant. */
  C("申请人上传"),
  /** Declared by the applicant. */
  D("申请人自述");

  private final String label;

  TrustGrade(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
