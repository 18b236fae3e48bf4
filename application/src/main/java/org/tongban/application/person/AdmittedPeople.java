package org.tongban.application.person;

import java.util.Optional;
import org.tongban.domain.person.CitizenId;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.UnifiedSocialCreditCode;

/**
 * Whom this installation serves: real people, or in sample mode invented ones alone. Never both, so
 * that nobody's real data ends up in a demonstration and no invented person among the real ones.
 */
public enum AdmittedPeople {
  /** Real people; invented identities are refused. */
  REAL,
  /**
   * Sample mode: invented identities (region 449999, names with 测, phones 154…); others are
   * refused.
   */
  SYNTHETIC;

  private static final String NO_REAL_DATA = "这里是演示环境，请勿填写真实的个人信息。";

  /** Why the number is not admitted, in words for the person; empty if it is. */
  public Optional<String> problem(CitizenId id) {
    return problem(id.isSynthetic(), "演示用的公民身份号码以449999开头。", "这是演示用的公民身份号码，请填写本人的公民身份号码。");
  }

  /** Why the number is not admitted, in words for the person; empty if it is. */
  public Optional<String> problem(MobileNumber phone) {
    return problem(phone.isSynthetic(), "演示用的手机号码以154开头。", "这是演示用的手机号码，请填写正在使用的手机号码。");
  }

  /** Why the name is not admitted, in words for the person; empty if it is. */
  public Optional<String> problem(PersonName name) {
    // Outside sample mode a name with 测 is just a name.
    return this == SYNTHETIC && !name.isSynthetic()
        ? Optional.of(NO_REAL_DATA + "演示用的姓名含有“测”字。")
        : Optional.empty();
  }

  /** Why the code is not admitted, in words for the person; empty if it is. */
  public Optional<String> problem(UnifiedSocialCreditCode code) {
    return problem(
        code.isSynthetic(), "演示用的统一社会信用代码第3至8位为449999。", "这是演示用的统一社会信用代码，请填写单位的统一社会信用代码。");
  }

  private Optional<String> problem(boolean synthetic, String howInvented, String invented) {
    return switch (this) {
      case REAL -> synthetic ? Optional.of(invented) : Optional.empty();
      case SYNTHETIC -> synthetic ? Optional.empty() : Optional.of(NO_REAL_DATA + howInvented);
    };
  }
}
