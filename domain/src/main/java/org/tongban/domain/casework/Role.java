package org.tongban.domain.casework;

/** In which role someone acts. */
public enum Role {
  APPLICANT("申请人", false),
  OPERATOR("企业办事人员", false),
  /** Another person who acts for the applicant under a mandate. */
  PROXY("受托代办人", false),
  WINDOW_CLERK("窗口人员", true),
  VILLAGE_CLERK("村（社区）办事员", true),
  HELP_CLERK("帮办人员", true),
  LIAISON("镇村联络员", true),
  REVIEWER("审查人员", true),
  APPROVER("审批人员", true),
  HEAD("单位负责人", true),
  ISSUING_CLERK("制证人员", true),
  MAIL_CLERK("寄递室人员", true),
  SUPERVISOR("督办人员", true),
  CATALOGUE_EDITOR("事项编辑", true),
  HALL_MANAGER("大厅管理员", true),
  ADMINISTRATOR("系统管理员", true),
  /** The installation itself, when a deadline passes or a courier reports. */
  SYSTEM("系统", false);

  private final String label;
  private final boolean staff;

  Role(String label, boolean staff) {
    this.label = label;
    this.staff = staff;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }

  /** Whether it is a duty of staff, held at a unit. */
  public boolean staff() {
    return staff;
  }

  /** Whether who holds it handles cases, and their papers, at a unit. */
  public boolean handlesCases() {
    return switch (this) {
      case WINDOW_CLERK,
          VILLAGE_CLERK,
          HELP_CLERK,
          LIAISON,
          REVIEWER,
          APPROVER,
          HEAD,
          ISSUING_CLERK,
          MAIL_CLERK ->
          true;
      case APPLICANT,
          OPERATOR,
          PROXY,
          SUPERVISOR,
          CATALOGUE_EDITOR,
          HALL_MANAGER,
          ADMINISTRATOR,
          SYSTEM ->
          false;
    };
  }
}
